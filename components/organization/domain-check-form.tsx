'use client'

import { useActionState } from 'react'
import { Banner, type BannerTone } from '../ui/banner'
import { SubmitButton } from '../ui/submit-button'

/** What the name servers said; empty before they are asked. */
export interface CheckState {
  readonly tone?: BannerTone
  readonly title?: string
  readonly text?: string
}

export interface DomainCheckFormProps {
  action: (state: CheckState, form: FormData) => Promise<CheckState>
  domain: string
  text: { check: string; checking: string }
}

/** A button that asks the name servers at once, and their answer. */
export function DomainCheckForm({ action, domain, text }: DomainCheckFormProps) {
  const [{ tone, title, text: told }, submit] = useActionState(action, {})
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      <input type="hidden" name="domain" value={domain} />
      {tone && (
        <div className="w-full wrap-anywhere">
          <Banner tone={tone} title={title} role={tone === 'success' ? 'status' : 'alert'}>
            {told}
          </Banner>
        </div>
      )}
      <SubmitButton icon="rotate" pendingLabel={text.checking}>
        {text.check}
      </SubmitButton>
    </form>
  )
}
