'use client'

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { startTransition, useActionState, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Refusal } from '../ui/form-parts'
import { askPasskey, askQuietly, canFillIn, endCeremony, useKnowsPasskeys } from './ceremony'
import { PasskeyButton } from './passkey-button'

export interface PasskeySignInState {
  /** A sentence. */
  readonly problem?: string
}

export interface PasskeySignInProps {
  /** Gets `response` and the `hidden` fields. Success redirects. */
  action: (state: PasskeySignInState, form: FormData) => Promise<PasskeySignInState>
  /** POST: answers what to ask the device. */
  beginHref: string
  hidden: Record<string, string>
  text: Messages['passkeys']['signIn'] & { problems: Messages['passkeys']['problems'] }
}

/** A question is asked anew before its challenge is too old. */
const quietMs = 4 * 60_000

async function begin(href: string): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  const answer = await fetch(href, { method: 'POST' }).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as PublicKeyCredentialRequestOptionsJSON) : undefined
}

/** Signs in with a passkey: by the button, or by choosing one where the browser fills in the address. Nothing of it is
 *  there without scripts, or in a browser that knows no passkeys. */
export function PasskeySignIn({ action, beginHref, hidden, text }: PasskeySignInProps) {
  const [state, submit, isSending] = useActionState(action, {})
  const [failure, setFailure] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const pressed = useRef(false)
  const send = (response: string) => startTransition(() => submit(formOf(response, hidden)))

  const offer = useEffectEvent(async () => {
    if (!(await canFillIn())) return
    const options = await begin(beginHref)
    // A question of its own is on the screen by now: this one would take its place.
    if (!options || pressed.current) return
    const answer = await askQuietly(options)
    if ('response' in answer) send(answer.response)
  })
  useEffect(() => {
    // What was refused once is not offered again by itself: only whoever presses the button tries anew.
    if (isAsking || isSending || state.problem) return
    offer()
    const timer = setInterval(() => offer(), quietMs)
    return () => clearInterval(timer)
  }, [isAsking, isSending, state.problem])
  useEffect(() => endCeremony, [])

  const press = async () => {
    pressed.current = true
    setAsking(true)
    setFailure(undefined)
    const options = await begin(beginHref)
    const answer = options ? await askPasskey(options) : ({ problem: 'failed' } as const)
    if ('response' in answer) send(answer.response)
    else if (answer.problem !== 'superseded') setFailure(text.problems[answer.problem])
    pressed.current = false
    setAsking(false)
  }
  const said = isAsking || isSending ? undefined : (failure ?? state.problem)
  if (!useKnowsPasskeys()) return null
  return (
    <div className="needs-script flex flex-col gap-4">
      <Refusal>{said}</Refusal>
      <PasskeyButton size="lg" block isPending={isAsking || isSending} pendingLabel={text.pending} onPress={press}>
        {text.button}
      </PasskeyButton>
    </div>
  )
}

function formOf(response: string, hidden: Record<string, string>): FormData {
  const form = new FormData()
  form.set('response', response)
  for (const [name, value] of Object.entries(hidden)) form.set(name, value)
  return form
}
