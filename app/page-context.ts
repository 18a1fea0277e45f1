/** What every page needs to know about its reader before it draws: language, catalogue and theme, from cookies, headers
 *  and whatever the caller knows of the person and the organization. */
import { cookies, headers } from 'next/headers'
import { type Locale, resolveLocale } from '@/lib/i18n/locale'
import { type Messages, messages } from '@/lib/i18n/messages'
import { localeCookie, type Theme, themeCookie, toTheme } from './preference-cookies'

export interface PageContext {
  locale: Locale
  t: Messages
  theme: Theme
}

export async function pageContext(
  known: { user?: string | null; organization?: string | null } = {},
): Promise<PageContext> {
  const jar = await cookies()
  const locale = resolveLocale({
    cookie: jar.get(localeCookie)?.value,
    user: known.user,
    organization: known.organization,
    acceptLanguage: (await headers()).get('accept-language'),
  })
  return { locale, t: messages(locale), theme: toTheme(jar.get(themeCookie)?.value) }
}
