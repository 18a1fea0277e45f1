import type { Metadata } from 'next'
import { PasswordForm } from '@/components/account/password-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { date } from '@/lib/i18n/format'
import { settingsContext } from '../../organization-settings/settings-context'
import { changePassword } from '../actions'
import { ownContext } from '../own'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.security.title }
}

export default async function SecurityPage() {
  const { account, t, reader } = await ownContext()
  const { title, purpose, since, none, noneText, current, next, rule, submit, pending } = t.account.security
  if (!account.passwordSince) {
    return (
      <>
        <PageHeader title={title} />
        <EmptyState icon="lock" title={none}>
          {noneText}
        </EmptyState>
      </>
    )
  }
  const { showPassword: show, hidePassword: hide } = t.common
  return (
    <>
      <PageHeader title={title} purpose={`${purpose} ${since(date(account.passwordSince, reader))}`} />
      <PasswordForm
        action={changePassword}
        email={account.email ?? ''}
        text={{ current, next, rule, submit, pending, show, hide }}
      />
    </>
  )
}
