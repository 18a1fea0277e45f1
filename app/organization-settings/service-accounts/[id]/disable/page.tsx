import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { QuestionCard } from '@/components/ui/question-card'
import { find } from '@/lib/org/keys/service-account-directory'
import { settingsContext } from '../../../settings-context'
import { disableAccount } from '../../actions'
import { DisableConsequences } from '../disable-consequences'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.serviceAccounts.disable.submit }
}

/** The question of [Disable…] as a page. */
export default async function DisableAccountPage({ params }: { params: Promise<{ id: string }> }) {
  const context = await settingsContext('service_account_write')
  const { member, t } = context
  const { id } = await params
  const found = await find(member.org.id, id)
  if (!found) notFound()
  const { account, now } = found
  const href = `/organization-settings/service-accounts/${id}`
  if (account.status === 'disabled') redirect(href)
  const { title, disable } = t.serviceAccounts
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: '/organization-settings/service-accounts', label: title },
              { href, label: account.name },
            ]}
            current={disable.submit}
          />
        }
        title={disable.title(account.name)}
      />
      <QuestionCard>
        <ConfirmForm
          action={disableAccount}
          fields={{ id }}
          submitLabel={disable.submit}
          pendingLabel={disable.pending}
          cancel={<LinkButton href={href}>{t.common.cancel}</LinkButton>}
        >
          <DisableConsequences account={account} now={now} context={context} />
        </ConfirmForm>
      </QuestionCard>
    </>
  )
}
