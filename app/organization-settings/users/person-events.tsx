import { ListRow } from '@/components/ui/card'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import { eventSentence } from './event-sentence'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

export function PersonEvents({ context, person, now, level }: PersonView) {
  const { t, reader } = context
  const { person: text } = t.users
  return (
    <Section level={level} title={text.events}>
      <SectionRows none={text.noEvents}>
        {person.events.map((event) => (
          <ListRow
            key={event.id}
            title={<span className="wrap-anywhere">{eventSentence(event, person.name, t)}</span>}
            aside={<Time {...timeText(event.at, now, reader)} />}
          />
        ))}
      </SectionRows>
    </Section>
  )
}
