import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { date } from '@/lib/i18n/format'
import { read } from '@/lib/org/second-factor/second-factor'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

/** Whether an authenticator app stands beside the password. Left out for who has no password. */
export async function PersonSecondFactor({ context, person, level }: PersonView) {
  const { t, reader, member, refusal } = context
  const { person: text } = t.secondFactor
  const { since, required, hasPassword, codesLeft } = await read(member.org, person.id)
  if (!hasPassword && !since) return null
  const mayReset = since !== null && person.id !== member.id && !refusal('user_access_manage')
  return (
    <Section level={level} title={text.title}>
      <SectionRows none="">
        {[
          <ListRow
            key="app"
            icon={<Icon name="shield-check" />}
            title={text.app}
            detail={
              since
                ? `${text.on(date(since, reader))} · ${text.left(codesLeft)}`
                : required
                  ? text.offRequired
                  : text.off
            }
            aside={
              mayReset && (
                <ActionForm fields={{ do: 'reset-second-factor', id: person.id }} className="flex">
                  <SubmitButton size="sm" pendingLabel={text.resetting}>
                    {text.reset}
                  </SubmitButton>
                </ActionForm>
              )
            }
          />,
        ]}
      </SectionRows>
    </Section>
  )
}
