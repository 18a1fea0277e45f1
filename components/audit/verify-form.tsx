'use client'

import { useActionState } from 'react'
import { Banner } from '../ui/banner'
import { SubmitButton } from '../ui/submit-button'

/** What verifying found. */
export interface Verdict {
  readonly tone: 'success' | 'danger'
  readonly title: string
  readonly text: string
}

export interface VerifyFormProps {
  action: (verdict: Verdict | null, form: FormData) => Promise<Verdict>
  text: {
    idle: string
    verify: string
    again: string
    verifying: string
  }
}

/** Says what the chain is for, then what verifying it found. */
export function VerifyForm({ action, text }: VerifyFormProps) {
  const [verdict, submit] = useActionState(action, null)
  return (
    <Banner
      tone={verdict?.tone ?? 'neutral'}
      icon={verdict?.tone === 'danger' ? 'alert' : 'shield-check'}
      role={verdict ? (verdict.tone === 'danger' ? 'alert' : 'status') : undefined}
      title={verdict?.title}
      actions={
        <form action={submit}>
          <SubmitButton size="sm" pendingLabel={text.verifying} variant={verdict ? 'inherit' : 'secondary'}>
            {verdict ? text.again : text.verify}
          </SubmitButton>
        </form>
      }
    >
      {verdict ? verdict.text : text.idle}
    </Banner>
  )
}
