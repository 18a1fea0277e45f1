import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScimKeyPage } from '@/components/keys/scim-key'
import { Banner } from '@/components/ui/banner'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { PageHeader } from '@/components/ui/page-header'
import { find } from '@/lib/org/keys/key-directory'
import { moveScimKey } from '../../../service-accounts/actions'
import { moveRefusal } from '../../../service-accounts/personal-key-warning'
import { revealText } from '../../../service-accounts/texts'
import { settingsContext } from '../../../settings-context'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.personal.move.title }
}

/** Moving SCIM to a service account as a page: where its form posts while no script runs. */
export default async function MoveScimPage({ params }: { params: Promise<{ id: string }> }) {
  const context = await settingsContext('service_account_write', 'org_app_keys_write')
  const { member, t } = context
  const { id } = await params
  const found = await find(member.org.id, id)
  if (found?.key.owner.kind !== 'human') notFound()
  const { title, personal } = t.applicationKeys
  const { name, owner } = found.key
  const refused = moveRefusal(context)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: '/organization-settings/application-keys', label: title }]}
            current={personal.move.title}
          />
        }
        title={personal.move.title}
        purpose={personal.move.text(name, owner.name)}
      />
      {refused ? (
        <Banner tone="warning">{refused}</Banner>
      ) : (
        <>
          <p className="mb-4 max-w-140 text-muted">{personal.move.next}</p>
          <ScimKeyPage
            action={moveScimKey}
            page={`/organization-settings/application-keys/${id}/move`}
            fields={{ id }}
            submitLabel={personal.action}
            pendingLabel={personal.pending}
            reveal={revealText(t)}
          />
        </>
      )}
    </>
  )
}
