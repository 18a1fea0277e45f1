/** Remembers that this browser last signed in to an organization by single sign-on, so that its sign-in page offers that
 *  first. It holds the public name of the organization, says nothing of anybody, and opens nothing. */
import { cookies } from 'next/headers'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'

const rememberedSeconds = 180 * 24 * 3600

function isSecure(): boolean {
  return env().origin.startsWith('https:')
}

function cookieName(): string {
  return `${isSecure() ? '__Secure-' : ''}gatehouse-sso`
}

function options() {
  return { httpOnly: true, secure: isSecure(), sameSite: 'lax', path: '/login' } as const
}

export async function rememberSso({ slug }: Pick<Org, 'slug'>): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName(), slug, { ...options(), maxAge: rememberedSeconds })
}

/** To be called where somebody came in another way. */
export async function forgetSso(): Promise<void> {
  const jar = await cookies()
  if (jar.has(cookieName())) jar.set(cookieName(), '', { ...options(), maxAge: 0 })
}

/** Whether single sign-on was the last way into the organization from here. */
export async function usedSsoLast({ slug }: Pick<Org, 'slug'>): Promise<boolean> {
  return (await cookies()).get(cookieName())?.value === slug
}
