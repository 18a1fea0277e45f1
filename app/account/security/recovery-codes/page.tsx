import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { NewCodesForm } from '@/components/account/new-codes-form'
import { requireFresh } from '@/lib/auth/fresh'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { settingsContext } from '../../../organization-settings/settings-context'
import { remakeRecoveryCodes } from '../factor-actions'
import { recoveryCodesPath, securityPath } from '../factor-links'
import { SecurityFrame } from '../security-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.secondFactor.recovery.remake }
}

export default async function RecoveryCodesPage() {
  const { member, t } = await settingsContext()
  requireFresh(member, recoveryCodesPath)
  const { since } = await secondFactor.read(member.org, member.id)
  if (!since) redirect(securityPath)
  const { remake, remakeText, remaking, made } = t.secondFactor.recovery
  return (
    <SecurityFrame title={remake} t={t}>
      <NewCodesForm
        action={remakeRecoveryCodes}
        backHref={securityPath}
        text={{
          codes: t.secondFactor.codes,
          remake,
          remakeText,
          remaking,
          made,
          back: t.secondFactor.account.back,
          cancel: t.common.cancel,
          copied: t.common.copied,
        }}
      />
    </SecurityFrame>
  )
}
