import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { ownPath } from '@/lib/http/own-path'
import { find } from '@/lib/org/key-directory'
import { settingsContext } from '../../../settings-context'
import { revokeKey } from '../../actions'
import { RevokeConsequences } from '../../revoke-consequences'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.applicationKeys.revoke.submit }
}

interface RevokeKeyPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The question of [Revoke…] as a page. */
export default async function RevokeKeyPage({ params, searchParams }: RevokeKeyPageProps) {
  const context = await settingsContext('org_app_keys_write')
  const { member, t } = context
  const { id } = await params
  const { returnTo: asked } = await searchParams
  const root = '/organization-settings/application-keys'
  const returnTo = ownPath(typeof asked === 'string' ? asked : undefined) ?? root
  const found = await find(member.org.id, id)
  if (!found) notFound()
  const { key, now } = found
  if (key.state === 'revoked') redirect(returnTo)
  const { title, revoke } = t.applicationKeys
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb label={t.common.breadcrumb} steps={[{ href: root, label: title }]} current={key.name} />
        }
        title={revoke.title(key.name)}
        purpose={key.owner.name}
      />
      <div className="max-w-140 overflow-hidden rounded-dialog border border-line bg-surface">
        <ConfirmForm
          action={revokeKey}
          fields={{ id, returnTo }}
          submitLabel={revoke.submit}
          pendingLabel={revoke.pending}
          cancel={<LinkButton href={returnTo}>{t.common.cancel}</LinkButton>}
        >
          <RevokeConsequences of={key} context={context} now={now} />
        </ConfirmForm>
      </div>
    </>
  )
}
