import type { Metadata } from 'next'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { Banner } from '@/components/ui/banner'
import { Button, LinkButton } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { exactTime, relativeTime } from '@/lib/i18n/format'
import { can } from '@/lib/org/can'
import * as breakGlass from '@/lib/org/sign-in/break-glass'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { glassHref } from '../links'
import { PeopleFrame, PersonLine } from '../people'
import { planDrill } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.signInMethods.glass.title }
}

/** Who comes in when the identity provider does not, and whether that was tried. */
export default async function BreakGlassPage() {
  const context = await settingsContext('org_authn_config_read')
  const { t, member } = context
  const { glass: text } = t.signInMethods
  const mayChoose = can(member.actor, 'org_authn_config_write') && can(member.actor, 'user_access_manage')
  const [page, candidates] = await Promise.all([
    breakGlass.list(member.org, member.actor),
    mayChoose ? breakGlass.candidates(member.org, member.actor) : [],
  ])
  return (
    <PeopleFrame title={text.title} purpose={text.purpose} t={t}>
      <div className="flex max-w-200 flex-col gap-4">
        {page.drillDue && <DrillDue page={page} context={context} />}
        <Card labelledBy="glass">
          <CardHeader id="glass" title={text.named} />
          {page.administrators.length === 0 ? (
            <CardBody>
              <p className="text-muted">
                {text.none}. {text.noneText}
              </p>
            </CardBody>
          ) : (
            <People people={page.administrators} now={page.now} context={context} />
          )}
        </Card>
        {mayChoose && (
          <Card labelledBy="candidates">
            <CardHeader id="candidates" title={text.candidates} />
            {candidates.length === 0 ? (
              <CardBody>
                <p className="text-muted">{text.noCandidates}</p>
              </CardBody>
            ) : (
              <People people={candidates} now={page.now} context={context} />
            )}
          </Card>
        )}
      </div>
    </PeopleFrame>
  )
}

function DrillDue({ page, context }: { page: breakGlass.GlassPage; context: SettingsContext }) {
  const { glass: text } = context.t.signInMethods
  const last = page.lastDrillAt && relativeTime(page.lastDrillAt, page.now, context.reader.locale, 'long')
  return (
    <Banner tone="warning" title={last ? text.dueLong(last) : text.dueNever}>
      {text.dueText(breakGlass.drillEveryDays)}
    </Banner>
  )
}

interface PeopleProps {
  people: readonly breakGlass.GlassAdministrator[]
  now: Date
  context: SettingsContext
}

function People({ people, now, context }: PeopleProps) {
  const { reader } = context
  const { glass: text } = context.t.signInMethods
  const ago = (at: Date) => relativeTime(at, now, reader.locale, 'long')
  const standing = (person: breakGlass.GlassAdministrator) =>
    person.since === null
      ? [person.email, person.passkey ? text.passkey : text.password]
      : [
          text.since(ago(person.since)),
          person.usedAt ? text.usedLast(ago(person.usedAt)) : text.unused,
          person.drilledAt && text.drilledLast(ago(person.drilledAt)),
        ]
  return (
    <ul>
      {people.map((person) => (
        <PersonLine
          key={person.id}
          name={person.name}
          detail={standing(person).filter(Boolean).join(' · ')}
          href={`/organization-settings/users/${person.id}`}
          remarks={
            <>
              {person.since && !person.fit && <p className="text-warning">{text.unfit}</p>}
              {person.drillUntil && (
                <p className="text-muted">{text.drillOpen(exactTime(person.drillUntil, reader))}</p>
              )}
            </>
          }
        >
          <Decisions person={person} context={context} />
        </PersonLine>
      ))}
    </ul>
  )
}

function Decisions({ person, context }: { person: breakGlass.GlassAdministrator; context: SettingsContext }) {
  const { refusal } = context
  const { glass: text } = context.t.signInMethods
  const refused = refusal('org_authn_config_write', 'user_access_manage')
  const about = <span className="sr-only"> {person.name}</span>
  if (person.since === null) {
    return (
      <LinkButton href={glassHref(person.id)} size="sm">
        {text.name}
        {about}
      </LinkButton>
    )
  }
  return (
    <>
      {!refusal('org_authn_config_write') && person.fit && (
        <OneButtonForm action={planDrill} fields={{ id: person.id }} size="sm" pendingLabel={text.drilling}>
          {text.drill}
          {about}
        </OneButtonForm>
      )}
      {refused ? (
        <Button size="sm" disabledReason={refused}>
          {text.remove}
          {about}
        </Button>
      ) : (
        <LinkButton href={glassHref(person.id)} size="sm">
          {text.remove}
          {about}
        </LinkButton>
      )}
    </>
  )
}
