/** The catalogues. English sets the shape and French must fill it: a missing, extra or differently typed message does
 *  not compile. A message is a string, or a function of strings and numbers in order. Server components pick the catalogue;
 *  islands are given the strings they need. */
import { en } from './en'
import { fr } from './fr'
import type { Locale } from './locale'

export type Messages = typeof en

const catalogues: Record<Locale, Messages> = { en, fr }

export function messages(locale: Locale): Messages {
  return catalogues[locale]
}
