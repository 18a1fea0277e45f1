/** CSV (RFC 4180), as spreadsheets write and read it.
 *
 *  Read: LF, CRLF or CR end a row; the separator is whichever of comma, semicolon and tab the first row has most of
 *  outside quotes; a byte order mark is skipped; rows without any value are left out. Written: comma
 *  (a semicolon, where the spreadsheets of a language know no other), CRLF, a byte order mark, so that spreadsheets
 *  take it for UTF-8.
 *
 *  A cell that a spreadsheet would run as a formula is written behind an apostrophe, and read without it: what was
 *  written comes back as it was.
 */

/** Begins what spreadsheets compute (also in the wide letters of East Asia), behind any apostrophes of ours. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/u
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/u

export const byteOrderMark = '\ufeff'

export type Separator = ',' | ';'

/** One row as text with its line end. */
export function formatCsvRow(cells: readonly string[], separator: Separator = ','): string {
  return `${cells.map(formatCell).join(separator)}\r\n`
}

function formatCell(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export class CsvError extends Error {}

/** The rows of a text. Throws a `CsvError` where a quoted value never ends, or ends amid text. */
export function parseCsv(text: string): string[][] {
  const source = text.startsWith(byteOrderMark) ? text.slice(1) : text
  const separator = separatorOf(source)
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < source.length) {
    const cell = source[at] === '"' ? quotedCell(source, at) : plainCell(source, at, separator)
    row.push(cell.value.replace(guarded, (match) => match.slice(1)))
    at = cell.end
    const next = source[at]
    if (next === separator) {
      at += 1
      // A separator at the very end has an empty value behind it.
      if (at === source.length) row.push('')
      else continue
    } else if (next !== undefined && next !== '\n' && next !== '\r') {
      throw new CsvError('a quoted value goes on behind its quotes')
    }
    if (next === '\r' && source[at + 1] === '\n') at += 1
    if (next === '\r' || next === '\n') at += 1
    rows.push(row)
    row = []
  }
  return rows.filter((cells) => cells.some((value) => value.trim() !== ''))
}

interface Cell {
  readonly value: string
  /** Where the text goes on. */
  readonly end: number
}

function quotedCell(source: string, start: number): Cell {
  let from = start + 1
  let value = ''
  for (;;) {
    const quote = source.indexOf('"', from)
    if (quote < 0) throw new CsvError('a quoted value never ends')
    value += source.slice(from, quote)
    if (source[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function plainCell(source: string, start: number, separator: string): Cell {
  let end = start
  while (end < source.length && source[end] !== separator && source[end] !== '\n' && source[end] !== '\r') end += 1
  return { value: source.slice(start, end), end }
}

function separatorOf(source: string): string {
  const counts = new Map([
    [',', 0],
    [';', 0],
    ['\t', 0],
  ])
  let quoted = false
  for (const letter of source) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r')) break
    else if (!quoted && counts.has(letter)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most?.[0] ?? ','
}
