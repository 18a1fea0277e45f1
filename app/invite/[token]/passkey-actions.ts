'use server'

import { redirect } from 'next/navigation'
import { deviceName } from '@/app/device-name'
import type { BegunMaking, MakingState } from '@/components/passkeys/make-passkey'
import { requestClient } from '@/lib/auth/client'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { attempt, field } from '@/lib/http/form'
import { answerOf, holdChallenge } from '@/lib/http/passkey-cookie'
import { acceptByPasskey, beginAcceptance } from '@/lib/org/passkeys/passkey-acceptance'
import { pageContext } from '../../page-context'

/** Answers what the device is asked, for the holder of an open invitation. */
export async function beginPasskey(token: string): Promise<BegunMaking> {
  const { t } = await pageContext()
  const outcome = await attempt(t, () => beginAcceptance(String(token)))
  if (!outcome.ok) return { error: outcome.message }
  const { options, ...challenge } = outcome.value
  await holdChallenge(challenge)
  return { options }
}

/** Fields: `token`, `name`, and `response`, the passkey that the device made. Signs the person in. */
export async function acceptWithPasskey(_state: MakingState, form: FormData): Promise<MakingState> {
  const { t } = await pageContext()
  const [answer, passkey] = [await answerOf(field(form, 'response')), await deviceName(t)]
  const acceptance = { name: field(form, 'name'), passkey, answer }
  const client = await requestClient()
  const outcome = await attempt(t, () => acceptByPasskey(field(form, 'token'), acceptance, client))
  if (!outcome.ok) return { error: outcome.message }
  if (outcome.value.kind === 'signed_in') await setSessionCookie(outcome.value.session)
  redirect('/')
}
