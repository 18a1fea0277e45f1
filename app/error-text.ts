import { broken as english } from '@/lib/i18n/en/broken'
import { broken as french } from '@/lib/i18n/fr/broken'
import { toLocale } from '@/lib/i18n/locale'

/** The words of an error page. It runs in the browser where no server component can hand it strings, so the language is
 *  read from the document. */
export function errorText(): typeof english {
  const speaksFrench = typeof document !== 'undefined' && toLocale(document.documentElement.lang) === 'fr'
  return speaksFrench ? french : english
}
