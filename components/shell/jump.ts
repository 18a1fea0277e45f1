/** What the palette lists, and how a typed text narrows it. */
import type { Messages } from '@/lib/i18n/messages'
import type { IconName } from '../ui/glyphs'

/** What an entry does in the palette itself, where it leads nowhere. */
export type JumpAct = { kind: 'theme' | 'locale'; value: string } | { kind: 'shortcuts' } | { kind: 'sign-out' }

export interface JumpEntry {
  icon: IconName
  label: string
  /** A second word about it: an address, a state. */
  detail?: string
  /** Other words that find it; not shown. */
  also?: string
  to: { href: string } | JumpAct
}

/** The words of the island; what entries are called comes with them. */
export type JumpTexts = Pick<
  Messages['jump'],
  | 'open'
  | 'title'
  | 'placeholder'
  | 'found'
  | 'everybody'
  | 'searching'
  | 'count'
  | 'nothing'
  | 'failed'
  | 'hints'
  | 'keys'
>

export interface JumpGroup {
  label: string
  entries: readonly JumpEntry[]
}

/** What one types to get to a page: `g`, then the key. */
export interface JumpKey {
  key: string
  href: string
  label: string
}

/** Lower case without marks, as the search on the server folds. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}

/** The entries that have a word beginning with each word of the text, those first that begin with the text itself;
 *  groups without any are left out. */
export function narrow(groups: readonly JumpGroup[], text: string): JumpGroup[] {
  const wanted = words(text)
  const start = plain(text.trim())
  return groups
    .map(({ label, entries }) => {
      const found = entries.filter((entry) => hasAll(entry, wanted))
      const first = found.filter((entry) => start !== '' && plain(entry.label).startsWith(start))
      return { label, entries: [...first, ...found.filter((entry) => !first.includes(entry))] }
    })
    .filter(({ entries }) => entries.length > 0)
}

function hasAll({ label, detail = '', also = '' }: JumpEntry, wanted: readonly string[]): boolean {
  const own = words(`${label} ${detail} ${also}`)
  return wanted.every((word) => own.some((one) => one.startsWith(word)))
}

function words(text: string): string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}
