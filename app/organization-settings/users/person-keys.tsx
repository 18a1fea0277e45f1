import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { timeText } from '@/lib/i18n/format'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

/** The keys that end with the person's access. */
export function PersonKeys({ context, person, now, level }: PersonView) {
  const { t, reader } = context
  const { person: text } = t.users
  const told = (at: Date) => timeText(at, now, reader).text
  const more = person.live.keys - person.keys.length
  return (
    <Section level={level} title={text.keys} aside={more > 0 ? text.andMore(more) : undefined}>
      <SectionRows none={text.noKeys}>
        {person.keys.map(({ id, name, lastFour, lastUsedAt, expiresAt, provisions }) => (
          <ListRow
            key={id}
            icon={<Icon name="key" />}
            title={<span className="wrap-anywhere">{name}</span>}
            detail={
              <>
                <code>…{lastFour}</code> · {lastUsedAt ? text.keyUsed(told(lastUsedAt)) : text.keyUnused}
                {provisions && <strong className="text-warning"> · {text.keyProvisions}</strong>}
              </>
            }
            aside={expiresAt ? text.keyExpires(told(expiresAt)) : text.keyForever}
          />
        ))}
      </SectionRows>
    </Section>
  )
}
