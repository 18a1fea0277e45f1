import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { SubmitButton } from '@/components/ui/submit-button'
import { Time } from '@/components/ui/time'
import { ActionForm } from '@/components/users/people-actions'
import { timeText } from '@/lib/i18n/format'
import { list } from '@/lib/org/saml/saml-identities'
import type { PersonView } from './person-view'
import { Section, SectionRows } from './section'

/** By which names identity providers know the person at a sign-in. Left out where none does. */
export async function PersonIdentities({ context, person, now, level }: PersonView) {
  const { t, reader, member, refusal } = context
  const { identities: text } = t.saml
  const identities = await list(member.org, member.actor, person.id)
  if (identities.length === 0) return null
  const refused = refusal('user_access_manage')
  return (
    <Section level={level} title={text.title}>
      <SectionRows none="">
        {identities.map(({ providerId, providerName, nameId, linkedBy, lastUsedAt }) => (
          <ListRow
            key={`${providerId} ${nameId}`}
            icon={<Icon name="shield-check" />}
            title={providerName}
            detail={
              <>
                <code className="mono wrap-anywhere">{nameId}</code> · {text.linkedBy[linkedBy]}
              </>
            }
            aside={
              <>
                <span className="max-sm:hidden">
                  <Time {...timeText(lastUsedAt, now, reader)} />
                </span>
                {!refused && (
                  <ActionForm fields={{ do: 'unlink-identity', id: person.id, provider: providerId }} className="flex">
                    <SubmitButton size="sm" pendingLabel={text.unlinking}>
                      {text.unlink}
                      <span className="sr-only"> {providerName}</span>
                    </SubmitButton>
                  </ActionForm>
                )}
              </>
            }
          />
        ))}
      </SectionRows>
    </Section>
  )
}
