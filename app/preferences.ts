'use server'

/** Language and theme of this browser. Not secrets and not tied to an account, so they work before signing in. */
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ownPath } from '@/lib/http/own-path'
import { toLocale } from '@/lib/i18n/locale'
import { localeCookie, themeCookie, toTheme } from './preference-cookies'

const year = 365 * 24 * 60 * 60

/** Form fields: `locale`, and `returnTo` (optional). */
export async function setLocale(form: FormData): Promise<void> {
  const locale = toLocale(text(form, 'locale'))
  if (locale) await remember(localeCookie, locale)
  leave(form)
}

/** Form fields: `theme`, and `returnTo` (optional). */
export async function setTheme(form: FormData): Promise<void> {
  await remember(themeCookie, toTheme(text(form, 'theme')))
  leave(form)
}

async function remember(name: string, value: string) {
  const jar = await cookies()
  jar.set(name, value, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: year })
}

/** Without `returnTo` the page the form stood on is drawn again; only a path of ours is followed. */
function leave(form: FormData) {
  const returnTo = ownPath(text(form, 'returnTo'))
  if (returnTo) redirect(returnTo)
}

function text(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}
