/** A letter is content without form. Both parts of a mail are drawn from the same letter, so they cannot differ. */
import type { Locale } from '@/lib/i18n/locale'

export interface Fact {
  readonly label: string
  readonly value: string
  /** A second, quieter line. */
  readonly note?: string
  /** What must not be overlooked. */
  readonly strong?: boolean
}

export interface Letter {
  readonly locale: Locale
  readonly subject: string
  /** The line that mailboxes show beside the subject; in neither part as one reads it. */
  readonly preview: string
  readonly heading: string
  readonly opening: string
  /** Somebody's own words, below the opening. */
  readonly quote?: string
  readonly facts: readonly Fact[]
  readonly action: { readonly label: string; readonly link: string; readonly copyHint: string }
  readonly footer: readonly string[]
}

export interface RenderedMail {
  readonly subject: string
  readonly text: string
  readonly html: string
}
