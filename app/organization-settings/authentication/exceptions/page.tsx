import type { Metadata } from 'next'
import { list as listed } from '@/lib/i18n/format'
import { listExceptions } from '@/lib/org/sign-in/person-methods'
import { settingsContext } from '../../settings-context'
import { ListedPeople, PeopleCard, PersonLine } from '../people'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.signInMethods.exceptions.title }
}

/** Who signs in otherwise than the organization does. */
export default async function ExceptionsPage() {
  const { t, member, reader } = await settingsContext('org_authn_config_read', 'user_access_read')
  const { exceptions: text, names } = t.signInMethods
  const { total, people } = await listExceptions(member.org, member.actor)
  return (
    <ListedPeople
      text={text}
      t={t}
      shown={people.length}
      total={total}
      empty={{ icon: 'user', href: '/organization-settings/users', label: text.choose }}
    >
      <PeopleCard label={text.title}>
        {people.map(({ id, name, email, methods }) => (
          <PersonLine
            key={id}
            name={name}
            detail={email ?? undefined}
            href={`/organization-settings/users/${id}/sign-in`}
          >
            {listed(
              methods.map((method) => names[method]),
              reader.locale,
            )}
          </PersonLine>
        ))}
      </PeopleCard>
    </ListedPeople>
  )
}
