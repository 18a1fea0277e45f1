import { common as english } from '@/lib/i18n/en/common'
import { errors as englishErrors } from '@/lib/i18n/en/errors'
import { common as french } from '@/lib/i18n/fr/common'
import { errors as frenchErrors } from '@/lib/i18n/fr/errors'
import { toLocale } from '@/lib/i18n/locale'

/** The words of an error page. It runs in the browser where no server component can hand it strings, so the language is
 *  read from the document. */
export function errorText() {
  const speaksFrench = typeof document !== 'undefined' && toLocale(document.documentElement.lang) === 'fr'
  const { broken, notFound } = speaksFrench ? frenchErrors : englishErrors
  return { ...broken, back: notFound.action, retry: (speaksFrench ? french : english).retry }
}
