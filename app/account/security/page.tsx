import type { Metadata } from 'next'
import { PasswordForm } from '@/components/account/password-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { date } from '@/lib/i18n/format'
import * as secondFactor from '@/lib/org/second-factor'
import { settingsContext } from '../../organization-settings/settings-context'
import { changePassword } from '../actions'
import { ownContext } from '../own'
import { AuthenticatorSection } from './authenticator-section'
import { RecoveryCodesSection } from './recovery-codes-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.account.security.title }
}

export default async function SecurityPage() {
  const context = await ownContext()
  const { account, member, t, reader } = context
  const factor = await secondFactor.read(member.org, member.id)
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
      <div className="mt-8 flex max-w-140 flex-col gap-4">
        <AuthenticatorSection factor={factor} context={context} />
        <RecoveryCodesSection factor={factor} context={context} />
      </div>
    </>
  )
}
