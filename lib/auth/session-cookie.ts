/** The session cookie: one name, one set of attributes, for whichever way a person came in. It carries the opaque
 *  token of a session row and nothing else. */
import { cookies } from 'next/headers'
import { env } from '@/lib/base/env'
import { endByToken, maxAgeSeconds, type NewSession } from '@/lib/org/sign-in/sessions'

function secure(): boolean {
  return env().origin.startsWith('https:')
}

/** `__Host-` binds the cookie to this very host, and needs TLS (RFC 6265bis 4.1.3.2). */
export function cookieName(): string {
  return secure() ? '__Host-gatehouse-session' : 'gatehouse-session'
}

export function cookieOptions(maxAge: number = maxAgeSeconds) {
  return { httpOnly: true, secure: secure(), sameSite: 'lax', path: '/', maxAge } as const
}

/** How long the cookie stays behind its session, so that the sign-in page can say why that ended. */
const afterwardsSeconds = 24 * 3600

/** The session that this browser had before ends: nobody could end it from here any more, and a copy of its cookie must
 *  not outlive it. */
export async function setSessionCookie({ token, seconds }: NewSession): Promise<void> {
  const jar = await cookies()
  const before = jar.get(cookieName())?.value
  if (before) await endByToken(before)
  jar.set(cookieName(), token, cookieOptions(seconds + afterwardsSeconds))
}

export async function clearSessionCookie(): Promise<void> {
  const jar = await cookies()
  jar.delete({ name: cookieName(), path: '/', secure: secure() })
}

export async function readSessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(cookieName())?.value
}
