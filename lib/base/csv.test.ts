import { describe, expect, test } from 'vitest'
import { byteOrderMark, CsvError, formatCsvRow, parseCsv } from './csv'

describe('what is written', () => {
  test('comes back as it was, whatever the cells hold', () => {
    const letters = ['a', 'é', '"', ',', ';', '\t', '\n', '\r', '\r\n', "'", '=', '+', '-', '@', ' ', '＝', '']
    const random = lettersAtRandom(7)
    for (let run = 0; run < 2_000; run += 1) {
      const width = 2 + random(3)
      const rows = Array.from({ length: 1 + random(4) }, () => [
        'x',
        ...Array.from({ length: width }, () =>
          Array.from({ length: random(6) }, () => letters[random(letters.length)]).join(''),
        ),
      ])
      const text = byteOrderMark + rows.map((row) => formatCsvRow(row, run % 2 ? ';' : ',')).join('')
      expect(parseCsv(text), JSON.stringify(text)).toEqual(rows)
    }
  })

  test.each(['=1+1', '+33 1 23', '-2', '@sum', '\t=1', '＝1', "'=1"])('is no formula to a spreadsheet: %j', (value) => {
    const cell = formatCsvRow([value]).replace(/^"|"?\r\n$/g, '')
    expect(cell.startsWith("'")).toBe(true)
    expect(parseCsv(formatCsvRow(['x', value]))).toEqual([['x', value]])
  })

  test('leaves a name with an apostrophe alone', () => {
    expect(formatCsvRow(["'t Hooft", "N'Guessan"])).toBe("'t Hooft,N'Guessan\r\n")
  })
})

describe('what is read', () => {
  test.each([',', ';', '\t'])('may be separated by %j', (separator) => {
    expect(parseCsv(`a${separator}b\r\n1${separator}2\n`)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test('may end its lines in any way, and lack the last end', () => {
    expect(parseCsv('a,b\rc,d\ne,f\r\ng,h')).toHaveLength(4)
  })

  test('holds line ends, separators and quotes inside quotes', () => {
    expect(parseCsv('"a\r\nb","c,""d"""\r\n')).toEqual([['a\r\nb', 'c,"d"']])
  })

  test('keeps empty values and leaves empty rows out', () => {
    expect(parseCsv('a,,\n\n,,\nb,,c\n')).toEqual([
      ['a', '', ''],
      ['b', '', 'c'],
    ])
  })

  test.each(['"a', 'a,"b', '"a"b,c'])('is refused when its quotes do not close: %j', (text) => {
    expect(() => parseCsv(text)).toThrow(CsvError)
  })

  test('takes 20,000 rows at once, whatever their quotes', () => {
    const text = formatCsvRow(['zoe@acme.test', 'Martin, "Zoé"', 'fr']).repeat(20_000)
    expect(parseCsv(text)).toHaveLength(20_000)
  })
})

/** Numbers below a limit, the same at every run. */
function lettersAtRandom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * limit)
  }
}
