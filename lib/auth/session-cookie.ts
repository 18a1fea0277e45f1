/** The session cookie: one name, one set of attributes, for whichever way a person came in. It carries the opaque
 *  token of a session row and nothing else. */
import { cookies } from 'next/headers'
import { env } from '@/lib/base/env'
import { maxAgeSeconds, type NewSession } from '@/lib/org/sessions'

function secure(): boolean {
  return env().origin.startsWith('https:')
}

/** `__Host-` binds the cookie to this very host, and needs TLS (RFC 6265bis 4.1.3.2). */
export function cookieName(): string {
  return secure() ? '__Host-gatehouse-session' : 'gatehouse-session'
}

export function cookieOptions() {
  return { httpOnly: true, secure: secure(), sameSite: 'lax', path: '/', maxAge: maxAgeSeconds } as const
}

export async function setSessionCookie({ token }: NewSession): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(), token, cookieOptions())
}

export async function clearSessionCookie(): Promise<void> {
  const jar = await cookies()
  jar.delete({ name: cookieName(), path: '/', secure: secure() })
}

export async function readSessionCookie(): Promise<string | undefined> {
  return (await cookies()).get(cookieName())?.value
}
