'use server'

import { redirect } from 'next/navigation'
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie'
import { endByToken } from '@/lib/org/sessions'

/** Ends the session of this browser: its row is gone before the cookie is. */
export async function signOut(): Promise<void> {
  const token = await readSessionCookie()
  if (token) await endByToken(token)
  await clearSessionCookie()
  redirect('/login?signed-out')
}
