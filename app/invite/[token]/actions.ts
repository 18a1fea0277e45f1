'use server'

import { redirect } from 'next/navigation'
import { after } from 'next/server'
import type { AcceptState } from '@/components/public/accept-form'
import { requestClient } from '@/lib/auth/client'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from '@/lib/auth/session-cookie'
import { attempt, field } from '@/lib/http/form'
import * as invites from '@/lib/org/invitations/invites'
import { endByToken } from '@/lib/org/sign-in/sessions'
import { pageContext } from '../../page-context'

/** Fields: `token`, `name`, `password`. Signs the person in, or has them sign in where that takes a second factor. */
export async function acceptInvitation(_state: AcceptState, form: FormData): Promise<AcceptState> {
  const { t } = await pageContext()
  const name = field(form, 'name')
  const acceptance = { name, password: field(form, 'password') }
  const client = await requestClient()
  const outcome = await attempt(t, () => invites.accept(field(form, 'token'), acceptance, client))
  if (outcome.ok) {
    if (outcome.value.kind === 'sign_in') redirect(`/login/${outcome.value.slug}?accepted`)
    await setSessionCookie(outcome.value.session)
    redirect('/')
  }
  return { name, errors: { [fieldOf(outcome.error.code)]: outcome.message } }
}

function fieldOf(code: string): 'name' | 'password' | 'form' {
  if (code.startsWith('password_')) return 'password'
  return code === 'name_missing' ? 'name' : 'form'
}

/** Field: `token`. Answers alike, and as fast, whether or not anything is sent. */
export async function requestNewLink(form: FormData): Promise<void> {
  const token = field(form, 'token')
  const client = await requestClient()
  if (await invites.mayAsk(client)) after(() => invites.requestNew(token, client))
  redirect(`/invite/${encodeURIComponent(token)}?sent`)
}

/** Field: `token`. Signs out, then shows the invitation again. */
export async function switchAccount(form: FormData): Promise<void> {
  const session = await readSessionCookie()
  if (session) await endByToken(session)
  await clearSessionCookie()
  redirect(`/invite/${encodeURIComponent(field(form, 'token'))}`)
}
