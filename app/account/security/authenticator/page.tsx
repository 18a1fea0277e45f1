import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthenticatorForm } from '@/components/account/authenticator-form'
import { requireFresh } from '@/lib/auth/fresh'
import { qrCode } from '@/lib/base/qr'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { settingsContext } from '../../../organization-settings/settings-context'
import { confirmAuthenticator } from '../factor-actions'
import { authenticatorPath, securityPath } from '../factor-links'
import { SecurityFrame } from '../security-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.secondFactor.account.setUp }
}

/** A set-up that was begun by looking at it: nothing is stored until its first code. */
export default async function AuthenticatorPage() {
  const { member, t } = await settingsContext()
  requireFresh(member, authenticatorPath)
  const factor = await secondFactor.read(member.org, member.id)
  if (!factor.hasPassword) redirect(securityPath)
  const { setup } = await secondFactor.beginAgain(member.org, member)
  const { account, setup: shown, codes } = t.secondFactor
  const { confirm, confirming, done, back } = account
  const title = factor.since ? account.replace : account.setUp
  return (
    <SecurityFrame title={title} purpose={factor.since ? account.replaceText : account.offText} t={t}>
      <AuthenticatorForm
        action={confirmAuthenticator}
        initial={{
          step: 'setup',
          setup: { sealed: setup.sealed, secret: setup.secret, qr: qrCode(setup.uri) },
        }}
        backHref={securityPath}
        text={{ setup: shown, codes, confirm, confirming, done, back, copy: t.common.copy, copied: t.common.copied }}
      />
    </SecurityFrame>
  )
}
