import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Identity } from '@/components/ui/identity'
import { PageHeader } from '@/components/ui/page-header'
import { list as listed } from '@/lib/i18n/format'
import { listExceptions } from '@/lib/org/person-methods'
import { settingsContext } from '../../settings-context'
import { authenticationPath } from '../links'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.signInMethods.exceptions.title }
}

/** Who signs in otherwise than the organization does. */
export default async function ExceptionsPage() {
  const { t, member, reader } = await settingsContext('org_authn_config_read', 'user_access_read')
  const { exceptions: text, names } = t.signInMethods
  const { total, people } = await listExceptions(member.org, member.actor)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: authenticationPath, label: t.authentication.title }]}
            current={text.title}
          />
        }
        title={text.title}
        purpose={text.purpose}
      />
      {people.length === 0 ? (
        <EmptyState
          icon="user"
          title={text.none}
          actions={<LinkButton href={authenticationPath}>{t.authentication.title}</LinkButton>}
        >
          {text.noneText}
        </EmptyState>
      ) : (
        <ul aria-label={text.title} className="rounded-card border border-line bg-surface">
          {people.map(({ id, name, email, methods }) => (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line px-4 py-2.5 first:border-t-0"
            >
              <div className="min-w-0 flex-1 basis-60">
                <Identity
                  avatar={{ kind: 'person', name }}
                  name={name}
                  detail={email ?? undefined}
                  href={`/organization-settings/users/${id}/sign-in`}
                />
              </div>
              <span className="text-muted max-sm:pl-11">
                {listed(
                  methods.map((method) => names[method]),
                  reader.locale,
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {total > people.length && <p className="mt-3 text-sm text-muted">{text.shown(people.length, total)}</p>}
    </>
  )
}
