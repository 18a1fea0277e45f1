import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { requireFresh } from '@/lib/auth/fresh'
import * as secondFactor from '@/lib/org/second-factor'
import { settingsContext } from '../../../../organization-settings/settings-context'
import { removeAuthenticator } from '../../factor-actions'
import { removeAuthenticatorPath, securityPath } from '../../factor-links'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.secondFactor.account.removeTitle }
}

export default async function RemoveAuthenticatorPage() {
  const { member, t } = await settingsContext()
  requireFresh(member, removeAuthenticatorPath)
  const { since } = await secondFactor.read(member.org, member.id)
  if (!since) redirect(securityPath)
  const { removeTitle, removeText, removeSubmit, removing } = t.secondFactor.account
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[{ href: securityPath, label: t.account.security.title }]}
            current={removeSubmit}
          />
        }
        title={removeTitle}
      />
      <div className="max-w-140 rounded-dialog border border-line bg-surface">
        <ConfirmForm
          action={removeAuthenticator}
          fields={{}}
          submitLabel={removeSubmit}
          pendingLabel={removing}
          cancel={<LinkButton href={securityPath}>{t.common.cancel}</LinkButton>}
        >
          <p>{removeText}</p>
        </ConfirmForm>
      </div>
    </>
  )
}
