import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Card, CardHeader } from '@/components/ui/card'
import { FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { deviceOf } from '@/components/users/device'
import { stamp } from '@/lib/i18n/format'
import * as attempts from '@/lib/org/saml/saml-attempts'
import { type SettingsContext, settingsContext } from '../../../settings-context'
import { AttemptMessage } from '../../attempt-message'
import { attemptTitle } from '../../attempt-texts'
import { AttemptVerdict } from '../../attempt-verdict'
import { attemptsPath, authenticationPath, providerHref } from '../../links'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.attempts.title }
}

/** One sign-in, at an address that stays as long as it is kept. */
export default async function AttemptPage({ params }: { params: Promise<{ ref: string }> }) {
  const context = await settingsContext('org_authn_config_read')
  const { t, member, reader } = context
  const attempt = (await attempts.get(member.org, member.actor, (await params).ref)) ?? notFound()
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: authenticationPath, label: t.authentication.title },
              { href: attemptsPath, label: t.saml.attempts.title },
            ]}
            current={attempt.ref.slice(0, 8)}
          />
        }
        title={<span className="text-xl">{attemptTitle(attempt, t)}</span>}
        purpose={stamp(attempt.at, reader)}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_304px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <AttemptVerdict titled attempt={attempt} context={context} />
          <AttemptMessage reference={attempt.ref} context={context} />
        </div>
        <Facts attempt={attempt} context={context} />
      </div>
    </>
  )
}

function Facts({ attempt, context }: { attempt: attempts.AttemptRow; context: SettingsContext }) {
  const { t, refusal } = context
  const { attempt: text, attempts: list } = t.saml
  const { providerId, providerName, userId, userName, nameId, address, userAgent, ref } = attempt
  const { browser, system } = deviceOf(userAgent)
  const person =
    userName && userId && !refusal('user_access_read') ? (
      <TextLink href={`/organization-settings/users/${userId}`}>{userName}</TextLink>
    ) : (
      (userName ?? list.unknownPerson)
    )
  const provider = providerId && providerName && <TextLink href={providerHref(providerId)}>{providerName}</TextLink>
  return (
    <Card labelledBy="facts">
      <CardHeader id="facts" title={text.facts} />
      <div className="px-4 py-1.5">
        <FactList
          names="narrow"
          facts={[
            { label: text.provider, value: provider || list.unknownProvider },
            { label: text.person, value: person },
            ...(nameId ? [{ label: text.nameId, value: <code className="mono text-sm">{nameId}</code> }] : []),
            ...(address ? [{ label: text.address, value: <code className="mono text-sm">{address}</code> }] : []),
            ...(browser || system
              ? [{ label: text.browser, value: [browser, system].filter(Boolean).join(', ') }]
              : []),
            { label: text.reference, value: <code className="mono text-sm">{ref.slice(0, 8)}</code> },
          ]}
        />
      </div>
    </Card>
  )
}
