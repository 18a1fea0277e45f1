'use client'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { startTransition, useActionState, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import type { ProofState } from '../account/proof-form'
import { Refusal } from '../ui/form-parts'
import { askPasskey, useKnowsPasskeys } from './ceremony'
import { PasskeyButton } from './passkey-button'

export interface ProvePasskeyProps {
  begin: () => Promise<PublicKeyCredentialRequestOptionsJSON>
  /** Gets `response` and the `hidden` fields. Success redirects. */
  finish: (state: ProofState, form: FormData) => Promise<ProofState>
  hidden: Record<string, string>
  text: { readonly button: string; readonly pending: string; readonly problems: Messages['passkeys']['problems'] }
}

/** Asks somebody who is signed in for a passkey of theirs. */
export function ProvePasskey({ begin, finish, hidden, text }: ProvePasskeyProps) {
  const [{ error }, submit, isSending] = useActionState(finish, {})
  const [failure, setFailure] = useState<string>()
  const [isAsking, setAsking] = useState(false)

  const prove = async () => {
    const answer = await askPasskey(await begin())
    if ('problem' in answer)
      return setFailure(text.problems[answer.problem === 'superseded' ? 'failed' : answer.problem])
    const form = new FormData()
    for (const [name, value] of Object.entries(hidden)) form.set(name, value)
    form.set('response', answer.response)
    startTransition(() => submit(form))
  }
  const press = async () => {
    setAsking(true)
    setFailure(undefined)
    await prove().catch(() => setFailure(text.problems.failed))
    setAsking(false)
  }
  const isPending = isAsking || isSending
  if (!useKnowsPasskeys()) return null
  return (
    <div className="needs-script flex flex-col items-start gap-3">
      <Refusal>{!isPending && (failure ?? error)}</Refusal>
      <PasskeyButton isPending={isPending} pendingLabel={text.pending} onPress={press}>
        {text.button}
      </PasskeyButton>
    </div>
  )
}
