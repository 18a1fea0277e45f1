'use client'

import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { type ReactNode, startTransition, useActionState, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import type { ButtonLook } from '../ui/button-style'
import { Refusal } from '../ui/form-parts'
import { makePasskey, useKnowsPasskeys } from './ceremony'
import { PasskeyButton } from './passkey-button'

/** What to ask the device; or why not, as a sentence; or where one has to prove first who one is. */
export type BegunMaking =
  | { readonly options: PublicKeyCredentialCreationOptionsJSON }
  | { readonly error: string }
  | { readonly confirmHref: string }

export interface MakingState {
  readonly error?: string
  /** Said once it is made. */
  readonly done?: string
}

export interface MakePasskeyProps extends ButtonLook {
  begin: () => Promise<BegunMaking>
  /** Gets `response` and what `fields` returns. */
  finish: (state: MakingState, form: FormData) => Promise<MakingState>
  /** What is posted with it; undefined while something is missing, which is then said by itself. */
  fields?: () => FormData | undefined
  problems: Messages['passkeys']['problems']
  pendingLabel: string
  children: ReactNode
}

/** A button that has the device make a passkey. Not there without scripts, or in a browser that knows no passkeys. */
export function MakePasskey({ begin, finish, fields, problems, pendingLabel, children, ...look }: MakePasskeyProps) {
  const [state, submit, isSending] = useActionState(finish, {})
  const [failure, setFailure] = useState<string>()
  const [isAsking, setAsking] = useState(false)

  const make = async (form: FormData) => {
    const begun = await begin()
    if ('confirmHref' in begun) return window.location.assign(begun.confirmHref)
    if ('error' in begun) return setFailure(begun.error)
    const answer = await makePasskey(begun.options)
    if ('problem' in answer) {
      return answer.problem === 'superseded' ? undefined : setFailure(problems[answer.problem])
    }
    form.set('response', answer.response)
    startTransition(() => submit(form))
  }
  const press = async () => {
    const form = fields ? fields() : new FormData()
    if (!form) return
    setAsking(true)
    setFailure(undefined)
    await make(form).catch(() => setFailure(problems.failed))
    setAsking(false)
  }
  const isPending = isAsking || isSending
  if (!useKnowsPasskeys()) return null
  return (
    <div className="needs-script flex flex-col gap-3">
      <Refusal>{!isPending && (failure ?? state.error)}</Refusal>
      {!isPending && !failure && state.done && (
        <Banner tone="success" role="status">
          {state.done}
        </Banner>
      )}
      <div className={look.block ? undefined : 'flex'}>
        <PasskeyButton {...look} isPending={isPending} pendingLabel={pendingLabel} onPress={press}>
          {children}
        </PasskeyButton>
      </div>
    </div>
  )
}
