/** Addresses out of whatever somebody pastes: a recipient line, a column of a table, a mail with its signature. Words
 *  that belong to no address are passed over; what was meant as one and cannot be is kept, with what is wrong. */
import { fold } from './fold'
import { isMailAddress } from './mail-address'

/** `comma`: a comma stands where a dot belongs. `ending`: the domain has no ending. `form`: no address at all. */
export type AddressProblem = 'comma' | 'ending' | 'form'

export interface PastedAddress {
  /** As written, without what surrounds it. */
  readonly address: string
  /** The name beside it; empty where there is none. */
  readonly name: string
  readonly problem?: AddressProblem
  /** What was probably meant. */
  readonly suggestion?: string
}

/** The addresses of a text in their order, each once (compared folded); a name is taken from wherever it stands. */
export function parseAddressList(text: string): PastedAddress[] {
  const found = new Map<string, PastedAddress>()
  for (const entry of piecesOf(text).flatMap(entriesOf)) {
    const key = fold(entry.address)
    const before = found.get(key)
    if (!before) found.set(key, entry)
    else if (!before.name && entry.name) found.set(key, { ...before, name: entry.name })
  }
  return [...found.values()]
}

// A domain whose dot became a comma: the comma has no space behind it and an ending follows.
const brokenDomain = /([^\s<>,;"()]+@[^\s<>,;"()@.]+),([a-z]{2,10})(?=[\s>,;)]|$)/giu

const word = "\\p{Lu}[\\p{L}\\p{M}'’.-]*"
const family = `(?:\\p{Ll}{2,3} ){0,2}${word}(?: ${word}){0,2}`
// "Ito, Paul <paul@acme.test>", as Outlook writes it: the whole of a line or of what stands between semicolons. Anything
// more, such as another comma, and nobody can say which names belong together.
const familyFirst = new RegExp(
  `(?<=^|[;\\n\\r])( *${family}),( *${word}(?: ${word})? *<[^<>\\s,;]+> *)(?=$|[;\\n\\r])`,
  'gu',
)

/** Splits at line ends, semicolons and commas, but not inside quotes or angle brackets. A mark stands for the comma of
 *  a broken domain, and another one for that between family and given name, so that both stay whole. */
function piecesOf(text: string): string[] {
  const marked = text.replace(brokenDomain, (whole, start: string, ending: string) =>
    start.split('@').length === 2 ? `${start}\u0001${ending}` : whole,
  )
  return marked.replace(familyFirst, '$1\u0002$2').match(/(?:"[^"\n]*"|<[^<>\n]*>|[^",;\n\r<>]|["<>])+/gu) ?? []
}

function entriesOf(piece: string): PastedAddress[] {
  const bracketed = bracketsOf(piece).filter(({ inner }) => inner.includes('@'))
  if (bracketed.length > 0) {
    return bracketed.flatMap(({ before, inner }) => [...addressesBefore(before), judged(inner, nameOf(before))])
  }
  const words = piece.trim().split(/\s+/u)
  const addresses = words.filter(isMeant).flatMap(apart)
  if (addresses.length !== 1) return addresses.map((word) => judged(word, ''))
  const [only = ''] = addresses
  const at = words.indexOf(only)
  return [judged(only, at === words.length - 1 ? properName(words.slice(0, at)) : nextCell(piece, only))]
}

const isMeant = (word: string) => word.includes('@') && word.length > 1

/** Words that stand for several addresses: a row of a table, or of a chat. */
function apart(word: string): string[] {
  return word.indexOf('@') === word.lastIndexOf('@') ? [word] : word.split(/[|/]/u).filter(isMeant)
}

/** Addresses that stand before one in brackets; in quotes they are only what somebody is shown as. */
function addressesBefore(text: string): PastedAddress[] {
  return text.includes('"')
    ? []
    : text
        .trim()
        .split(/\s+/u)
        .filter(isMeant)
        .map((word) => judged(word, ''))
}

/** The name beside an address in a row of a table; one word alone may be anything. */
function nextCell(piece: string, address: string): string {
  const cells = piece.split('\t').map((cell) => cell.trim())
  const words = cells[cells.indexOf(address) + 1]?.split(/\s+/u) ?? []
  return cells.includes(address) && words.length > 1 ? properName(words) : ''
}

/** What stands in angle brackets, and what before them. Walked and not matched, so that a long text takes no longer than
 *  its length. */
function bracketsOf(piece: string): { before: string; inner: string }[] {
  const found: { before: string; inner: string }[] = []
  let from = 0
  for (;;) {
    const open = piece.indexOf('<', from)
    const close = open < 0 ? -1 : piece.indexOf('>', open)
    if (close < 0) return found
    found.push({ before: piece.slice(from, open), inner: piece.slice(open + 1, close) })
    from = close + 1
  }
}

function nameOf(text: string): string {
  // What somebody is shown as may be their address once more: that is no name.
  if (text.includes('@')) return ''
  const bare = text
    .replace('\u0002', ',')
    .trim()
    .replace(/^["'“«\s]+/u, '')
  return bare.replace(/(?<!["'”»\s])["'”»\s]+$/u, '').slice(0, 200)
}

/** Words before a bare address are a name only where they look like one: up to four, each with a capital. */
function properName(words: readonly string[]): string {
  const isName = words.length > 0 && words.length <= 4 && words.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word))
  return isName ? words.join(' ') : ''
}

function judged(word: string, name: string): PastedAddress {
  // Marks without width come along from web pages.
  const bare = unwrapped(unwrapped(word.replace(/\p{Cf}/gu, '')).replace(/^mailto:([^?]*).*$/iu, '$1'))
  if (bare.includes('\u0001')) {
    const suggestion = bare.replace('\u0001', '.')
    const meant = isMailAddress(suggestion) ? { suggestion } : {}
    return { address: bare.replace('\u0001', ','), name, problem: 'comma', ...meant }
  }
  const domain = bare.split('@')[1] ?? ''
  if (!isMailAddress(bare) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return { address: bare, name, problem: 'form' }
  return domain.includes('.') ? { address: bare, name } : { address: bare, name, problem: 'ending' }
}

/** Without the brackets, quotes and ends of sentences around it. */
function unwrapped(word: string): string {
  return word
    .trim()
    .replace(/^[\s"'‘’‚„([{<«‹“”:]+/u, '')
    .replace(/(?<![\s"'‘’)\]}>»›“”:.!?])[\s"'‘’)\]}>»›“”:.!?]+$/u, '')
}
