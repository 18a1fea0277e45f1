import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { deviceOf } from '@/components/users/device'
import { timeText } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

export function PersonSessions({ context, person, now, level }: PersonView) {
  const { t, reader } = context
  const { person: text } = t.users
  const more = person.live.sessions - person.sessions.length
  return (
    <Section level={level} title={text.sessions} aside={more > 0 ? text.andMore(more) : undefined}>
      <SectionRows none={text.noSessions}>
        {person.sessions.map(({ id, userAgent, address, startedAt, lastSeenAt }) => (
          <ListRow
            key={id}
            icon={<Icon name="screen" />}
            title={<span title={userAgent ?? undefined}>{deviceName(userAgent, text)}</span>}
            detail={[address, text.signedIn(timeText(startedAt, now, reader).text)].filter(Boolean).join(' · ')}
            aside={
              <span>
                <Time {...timeText(lastSeenAt, now, reader)} text={text.seen(timeText(lastSeenAt, now, reader).text)} />
              </span>
            }
          />
        ))}
      </SectionRows>
    </Section>
  )
}

function deviceName(userAgent: string | null, text: Messages['users']['person']): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return text.browserOn(browser, system)
  return browser ?? system ?? (userAgent?.split(' ')[0] || text.unknownDevice)
}
