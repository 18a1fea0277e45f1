import type { ReactNode } from 'react'
import { CheckList } from '@/components/saml/check-list'
import { TextAnchor } from '@/components/ui/anchor'
import { Banner } from '@/components/ui/banner'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import type { Messages } from '@/lib/i18n/messages'
import type { AttemptRow } from '@/lib/org/saml/saml-attempts'
import type { Check } from '@/lib/saml/refusals'
import type { SettingsContext } from '../settings-context'
import { attemptTitle } from './attempt-texts'

export interface AttemptProps {
  attempt: AttemptRow
  /** The page is called what became of it, so it is not said twice. */
  titled?: boolean
  context: SettingsContext
}

/** What became of a sign-in: the verdict with its remedy, each check, what it did, and what the provider said. */
export function AttemptVerdict({ attempt, titled, context }: AttemptProps) {
  const { t } = context
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Verdict attempt={attempt} titled={titled} t={t} />
      <CheckList label={t.saml.attempt.checks} rows={attempt.checks.map((check) => checkRow(check, t))} />
      {attempt.code === 'admitted' && <Outcome attempt={attempt} t={t} />}
      <Attributes attempt={attempt} t={t} />
    </div>
  )
}

function Verdict({ attempt, titled, t }: { attempt: AttemptRow; titled?: boolean; t: Messages }) {
  const title = attemptTitle(attempt, t)
  if (attempt.code === 'admitted') return titled ? null : <Banner tone="success" title={`${title}.`} role="status" />
  const { person, admin } = t.sso.refused[attempt.code]
  const { attempt: text } = t.saml
  return (
    <div className="flex flex-col gap-2">
      <Banner tone="danger" title={titled ? undefined : `${title}.`} role={titled ? undefined : 'status'}>
        {admin}
      </Banner>
      <p className="text-sm text-muted">
        {text.code} <code className="mono text-fg">{attempt.code}</code> · {text.forPerson} {person}
      </p>
      <p className="text-sm">
        <TextAnchor href="/docs/saml#refusals">{text.guide}</TextAnchor>
      </p>
    </div>
  )
}

function checkRow({ name, verdict, code, expected, found }: Check, t: Messages) {
  const { attempt } = t.saml
  const failed = verdict === 'failed'
  const wanted = failed && expected ? [{ label: attempt.expected, value: expected }] : []
  const seen = found ? [{ label: failed ? attempt.found : '', value: found }] : []
  return {
    name: t.sso.checks[name],
    verdict,
    verdictLabel: t.sso.verdicts[verdict],
    // How the person was found is a word of ours, told in full below.
    values: name === 'person' ? [] : [...wanted, ...seen],
    remedy: code && t.sso.refused[code].admin,
  }
}

function Outcome({ attempt: { outcome, purpose }, t }: { attempt: AttemptRow; t: Messages }) {
  const { attempt: text } = t.saml
  const { created, linked, verified, roles = [], teams = [] } = outcome
  const did = [
    created && text.created,
    linked === 'scim' && text.linkedScim,
    linked === 'address' && text.linkedAddress,
    verified && text.verified,
    roles.length > 0 && `${text.rolesGiven}: ${roles.join(', ')}`,
    teams.length > 0 && `${text.teamsGiven}: ${teams.join(', ')}`,
  ].filter((one) => typeof one === 'string')
  return (
    <Part title={purpose === 'test' ? text.wouldDo : text.outcome} id="outcome">
      <ul className="flex flex-col gap-1">
        {(did.length > 0 ? did : [text.nothing]).map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Part>
  )
}

function Attributes({ attempt: { attributes, proven }, t }: { attempt: AttemptRow; t: Messages }) {
  const { attempt: text } = t.saml
  return (
    <Part title={text.attributes} id="attributes">
      {attributes.length === 0 ? (
        <p className="text-muted">{proven ? text.noAttributes : text.unproven}</p>
      ) : (
        <>
          <p className="text-sm text-muted">{text.attributesText}</p>
          <FactList
            names="wide"
            facts={attributes.map(({ name, friendlyName, values, count }) => ({
              label: friendlyName ?? shortName(name),
              value: (
                <span className="mono text-sm" title={name}>
                  {values.join(', ')}
                </span>
              ),
              aside: values.length < count ? text.values(values.length, count) : undefined,
            }))}
          />
        </>
      )}
    </Part>
  )
}

/** The last part of a name that is an address: what people call it. */
function shortName(name: string): string {
  return name.split('/').at(-1) || name
}

function Part({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <Card labelledBy={id}>
      <CardHeader id={id} title={title} />
      <CardBody>{children}</CardBody>
    </Card>
  )
}
