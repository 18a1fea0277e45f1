import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ConfirmForm } from '@/components/keys/confirm-form'
import { LinkButton } from '@/components/ui/button'
import { QuestionCard } from '@/components/ui/question-card'
import { requireFresh } from '@/lib/auth/fresh'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { settingsContext } from '../../../../organization-settings/settings-context'
import { removeAuthenticator } from '../../factor-actions'
import { removeAuthenticatorPath, securityPath } from '../../factor-links'
import { SecurityFrame } from '../../security-frame'

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
    <SecurityFrame title={removeTitle} current={removeSubmit} t={t}>
      <QuestionCard>
        <ConfirmForm
          action={removeAuthenticator}
          fields={{}}
          submitLabel={removeSubmit}
          pendingLabel={removing}
          cancel={<LinkButton href={securityPath}>{t.common.cancel}</LinkButton>}
        >
          <p>{removeText}</p>
        </ConfirmForm>
      </QuestionCard>
    </SecurityFrame>
  )
}
