import type { Metadata } from 'next'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { PageHeader } from '@/components/ui/page-header'
import { Time } from '@/components/ui/time'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { deviceOf } from '@/components/users/device'
import { date, timeText } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import type { OwnSession } from '@/lib/org/account/own-account'
import { type SettingsContext, settingsContext } from '../../organization-settings/settings-context'
import { endOtherSessions, endSession } from '../actions'
import { ownContext } from '../own'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.sessions.title }
}

export default async function SessionsPage() {
  const { account, ...context } = await ownContext()
  const { t, member } = context
  const { title, purpose, list, endOthers, ending, noOthers } = t.account.sessions
  const [current, others] = [
    account.sessions.filter(({ id }) => id === member.sessionId),
    account.sessions.filter(({ id }) => id !== member.sessionId),
  ]
  return (
    <>
      <PageHeader
        title={title}
        purpose={purpose}
        actions={
          others.length > 0 ? (
            <OneButtonForm action={endOtherSessions} fields={{}} pendingLabel={ending}>
              {endOthers}
            </OneButtonForm>
          ) : (
            <Button disabledReason={noOthers}>{endOthers}</Button>
          )
        }
      />
      <h2 id="list" className="sr-only">
        {list}
      </h2>
      <Card labelledBy="list">
        {[...current, ...others].map((session) => (
          <SessionRow key={session.id} of={session} now={account.now} context={context} />
        ))}
      </Card>
    </>
  )
}

function SessionRow({
  of,
  now,
  context: { t, reader, member },
}: {
  of: OwnSession
  now: Date
  context: SettingsContext
}) {
  const text = t.account.sessions
  const device = deviceName(of.userAgent, text)
  const own = of.id === member.sessionId
  const seen = timeText(of.lastSeenAt, now, reader)
  const facts = [
    of.address,
    text.signedIn(timeText(of.createdAt, now, reader).text),
    text.expires(date(of.expiresAt, reader)),
  ]
  return (
    <ListRow
      icon={<Icon name="screen" />}
      title={
        <span className="flex flex-wrap items-center gap-2" title={of.userAgent ?? undefined}>
          {device}
          {own && (
            <Badge tone="accent" icon="check">
              {text.current}
            </Badge>
          )}
        </span>
      }
      detail={facts.filter(Boolean).join(' · ')}
      aside={
        <>
          <span className="max-sm:hidden">
            <Time {...seen} text={text.seen(seen.text)} />
          </span>
          {!own && (
            <OneButtonForm action={endSession} fields={{ id: of.id }} size="sm" pendingLabel={text.ending}>
              <span>
                {text.end}
                <VisuallyHidden>{text.of(device)}</VisuallyHidden>
              </span>
            </OneButtonForm>
          )}
        </>
      }
    />
  )
}

function deviceName(userAgent: string | null, text: Messages['account']['sessions']): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return text.browserOn(browser, system)
  return browser ?? system ?? (userAgent?.split(' ')[0] || text.unknown)
}
