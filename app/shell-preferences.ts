import type { Preferences } from '@/components/shell/preferences'
import { localeNames, locales } from '@/lib/i18n/locale'
import type { PageContext } from './page-context'
import { setLocale, setTheme } from './preferences'

/** What the language and theme switches of both shells need. */
export function shellPreferences({ locale, theme }: Pick<PageContext, 'locale' | 'theme'>): Preferences {
  const choices = locales.map((value) => ({ value, short: value.toUpperCase(), name: localeNames[value] }))
  return { locale, theme, locales: choices, setLocale, setTheme }
}
