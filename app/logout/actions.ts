'use server'

import { redirect } from 'next/navigation'
import { clearSessionCookie, readSessionCookie } from '@/lib/auth/session-cookie'
import { logoutWay } from '@/lib/http/logout-way'
import * as samlLogouts from '@/lib/org/saml/saml-logouts'

/** Ends the session of this browser: its row is gone before the cookie is, and both before its provider hears of it. */
export async function signOut(): Promise<void> {
  const token = await readSessionCookie()
  const onwards = token ? await samlLogouts.signOut(token) : null
  await clearSessionCookie()
  redirect(onwards ? logoutWay(onwards) : '/login?signed-out')
}
