'use client'

import { useActionState } from 'react'
import { Banner, type BannerTone } from '../ui/banner'
import { SubmitButton } from '../ui/submit-button'

/** What the mail server said. */
export interface TestMailAnswer {
  readonly tone: BannerTone
  readonly title: string
  readonly text: string
}

export interface TestMailFormProps {
  action: (answer: TestMailAnswer | null) => Promise<TestMailAnswer>
  text: { send: string; sending: string }
}

export function TestMailForm({ action, text }: TestMailFormProps) {
  const [answer, submit] = useActionState(action, null)
  return (
    <form action={submit} className="flex flex-col items-start gap-3">
      {answer && (
        <div className="w-full">
          <Banner tone={answer.tone} title={answer.title} role={answer.tone === 'danger' ? 'alert' : 'status'}>
            {answer.text}
          </Banner>
        </div>
      )}
      <SubmitButton icon="send" pendingLabel={text.sending}>
        {text.send}
      </SubmitButton>
    </form>
  )
}
