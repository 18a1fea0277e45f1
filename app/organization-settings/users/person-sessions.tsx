import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { deviceOf } from '@/components/users/device'
import { ActionForm } from '@/components/users/people-actions'
import { timeText } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

export function PersonSessions({ context, person, now, level }: PersonView) {
  const { t, reader } = context
  const { person: text } = t.users
  const refused = context.refusal('user_access_manage')
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
              <>
                <span className="max-sm:hidden">
                  <Time
                    {...timeText(lastSeenAt, now, reader)}
                    text={text.seen(timeText(lastSeenAt, now, reader).text)}
                  />
                </span>
                {!refused && (
                  <ActionForm fields={{ do: 'end-session', id: person.id, session: id }} className="flex">
                    <SubmitButton size="sm" pendingLabel={text.ending}>
                      {text.endSession}
                      <span className="sr-only"> {deviceName(userAgent, text)}</span>
                    </SubmitButton>
                  </ActionForm>
                )}
              </>
            }
          />
        ))}
      </SectionRows>
      {!refused && person.live.sessions > 1 && (
        <ActionForm fields={{ do: 'end-sessions', id: person.id }} className="flex">
          <SubmitButton size="sm" pendingLabel={text.ending}>
            {text.endSessions(person.live.sessions)}
          </SubmitButton>
        </ActionForm>
      )}
    </Section>
  )
}

function deviceName(userAgent: string | null, text: Messages['users']['person']): string {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return text.browserOn(browser, system)
  return browser ?? system ?? (userAgent?.split(' ')[0] || text.unknownDevice)
}
