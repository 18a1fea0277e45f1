import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { timeText } from '@/lib/i18n/format'
import { listOf } from '@/lib/org/passkeys/passkeys'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

/** The passkeys of the person; whoever manages access removes that of a lost device. */
export async function PersonPasskeys({ context, person, now, level }: PersonView) {
  const { t, reader, member, refusal } = context
  const text = t.passkeys
  const passkeys = await listOf(member.org, member.actor, person.id)
  const refused = refusal('user_access_manage')
  const told = (at: Date) => timeText(at, now, reader).text
  return (
    <Section
      level={level}
      title={text.title}
      aside={passkeys.length > 1 ? text.person.count(passkeys.length) : undefined}
    >
      <SectionRows none={text.person.none}>
        {passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => (
          <ListRow
            key={id}
            icon={<Icon name="passkey" />}
            title={<span className="wrap-anywhere">{name}</span>}
            detail={[
              backedUp ? text.synced : text.bound,
              text.addedOn(told(createdAt)),
              lastUsedAt ? text.used(told(lastUsedAt)) : text.unused,
            ].join(' · ')}
            aside={
              !refused && (
                <ActionForm fields={{ do: 'remove-passkey', id: person.id, passkey: id }} className="flex">
                  <SubmitButton size="sm" pendingLabel={text.removing}>
                    {text.person.remove}
                    <span className="sr-only">{text.of(name)}</span>
                  </SubmitButton>
                </ActionForm>
              )
            }
          />
        ))}
      </SectionRows>
    </Section>
  )
}
