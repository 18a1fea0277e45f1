import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyFilter, anyPath } from '../testing/arbitraries'
import { parseFilter, parsePath } from './parse'
import { printFilter, printPath } from './print'

const invalidFilter = expect.objectContaining({ status: 400, scimType: 'invalidFilter' })

function told(text: string): string {
  return printFilter(parseFilter(text))
}

describe('the tree', () => {
  test('prints itself so that it reads back the same', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const text = printFilter(filter)
        fc.pre(text.length <= 8192)
        expect(parseFilter(text)).toEqual(filter)
      }),
      { numRuns: 2000 },
    )
  })

  test('of a path does so too', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const text = printPath(path)
        fc.pre(text.length <= 8192)
        expect(parsePath(text)).toEqual(path)
      }),
      { numRuns: 1000 },
    )
  })

  test('of any text at all, or a refusal: nothing else is thrown', () => {
    const soup = fc.array(
      fc.constantFrom(
        'userName',
        'eq',
        '"x"',
        '(',
        ')',
        '[',
        ']',
        'and',
        'or',
        'not',
        'pr',
        ' ',
        '.value',
        '5',
        'null',
        '"',
        '\\',
      ),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          soup.map((parts) => parts.join(' ')),
          soup.map((parts) => parts.join('')),
        ),
        (text) => {
          let read: string | undefined
          try {
            read = told(text)
          } catch (error) {
            expect(error).toEqual(invalidFilter)
          }
          if (read !== undefined) expect(told(read)).toBe(read)
        },
      ),
      { numRuns: 5000 },
    )
  })
})

describe('precedence', () => {
  test.each([
    ['a pr or b pr and c pr', 'a pr or (b pr and c pr)'],
    ['a pr and b pr or c pr', '(a pr and b pr) or c pr'],
    ['not (a pr) and b pr', '(not (a pr)) and b pr'],
    ['not(a pr) or b pr', '(not (a pr)) or b pr'],
    ['((a pr))', 'a pr'],
  ])('%s means %s', (text, meaning) => {
    expect(parseFilter(text)).toEqual(parseFilter(meaning))
  })

  test('parentheses are kept where they matter', () => {
    expect(told('(a pr or b pr) and c pr')).toBe('(a pr or b pr) and c pr')
    expect(told('(a pr and b pr) or c pr')).toBe('a pr and b pr or c pr')
  })

  test('a chain is one flat list', () => {
    expect(parseFilter('a pr and b pr and c pr')).toMatchObject({ kind: 'and', parts: { length: 3 } })
  })
})

describe('words', () => {
  test('of the grammar are read in any case', () => {
    expect(parseFilter('a EQ TRUE AND NOT (b Pr) Or c Ne NULL')).toEqual(
      parseFilter('a eq true and not (b pr) or c ne null'),
    )
  })

  test.each([
    ['userName', { attribute: 'userName' }],
    ['name.familyName', { attribute: 'name', sub: 'familyName' }],
    ['members.$ref', { attribute: 'members', sub: '$ref' }],
    ['urn:a:2.0:User:manager.value', { urn: 'urn:a:2.0:User', attribute: 'manager', sub: 'value' }],
    ['urn:a:2.0:User', { urn: 'urn:a:2.0', attribute: 'User' }],
    ['emails[a pr]', { attribute: 'emails', filter: parseFilter('a pr') }],
    ['urn:a:b[a pr].c', { urn: 'urn:a', attribute: 'b', filter: parseFilter('a pr'), sub: 'c' }],
    [
      'emails[value eq "a:b.c]\\""].type',
      { attribute: 'emails', filter: parseFilter('value eq "a:b.c]\\""'), sub: 'type' },
    ],
  ])('%s is a path', (text, path) => {
    expect(parsePath(text)).toEqual(path)
  })

  test.each([
    ['"\\u00e9\\n\\"\\\\"', 'é\n"\\'],
    ['"😀"', '😀'],
    ['"\\ud83d\\ude00"', '😀'],
    ['""', ''],
    ['5', 5],
    ['-0.5e+2', -50],
    ['0', 0],
    ['-0', 0],
    ['false', false],
    ['null', null],
  ])('%s is a literal', (text, value) => {
    expect(parseFilter(`a eq ${text}`)).toMatchObject({ value })
  })
})

describe('refused as invalidFilter', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['a name alone', 'userName'],
    ['an operator alone', 'eq'],
    ['no value', 'userName eq'],
    ['an unknown operator', 'userName is "x"'],
    ['text without quotes', 'userName eq x'],
    ['single quotes', "userName eq 'x'"],
    ['an open string', 'userName eq "x'],
    ['an open string after a backslash', 'userName eq "x\\"'],
    ['a bad escape', 'userName eq "\\x"'],
    ['a raw tab in a string', 'userName eq "a\tb"'],
    ['a tab between words', 'userName\teq "x"'],
    ['U+0000 in a string', 'userName eq "\\u0000"'],
    ['half a surrogate pair', 'userName eq "\\ud83d"'],
    ['a number JSON does not know', 'a eq 01'],
    ['a number without an end', 'a eq 1e999'],
    ['a plus sign', 'a eq +1'],
    ['a list', 'a eq ["x"]'],
    ['an object', 'a eq {}'],
    ['a missing bracket', '(userName eq "x"'],
    ['a bracket too many', 'userName eq "x")'],
    ['crossed brackets', 'emails[(type eq "x"])'],
    ['empty brackets', 'emails[] pr'],
    ['empty parentheses', '()'],
    ['a leading and', 'and a pr'],
    ['a trailing and', 'a pr and'],
    ['two ands', 'a pr and and b pr'],
    ['no word between', 'a pr b pr'],
    ['not without parentheses', 'not a pr'],
    ['not alone', 'not'],
    ['a filter of a part', 'emails.value[type eq "x"]'],
    ['a part of nothing', '.value pr'],
    ['a part without a name', 'emails. pr'],
    ['three parts', 'a.b.c pr'],
    ['a part of a filter without a name', 'emails[a pr]. eq "x"'],
    ['a filtered attribute with an unknown operator', 'emails[a pr] foo "x"'],
    ['a part of a filter without an operator', 'emails[a pr].b'],
    ['a URN without a name', 'urn:a: pr'],
    ['a colon first', ':a pr'],
    ['a digit first', '1a pr'],
    ['a letter outside ASCII', 'näme pr'],
    ['no space before a string', 'a eq"x"'],
    ['no space after a string', 'a eq "x"and b pr'],
    ['no space after a bracket', '(a pr)and b pr'],
    ['a space before a bracket', 'emails [a pr]'],
    ['a space before a part', 'emails[a pr] .b pr'],
    ['a comma', 'a pr, b pr'],
    ['a statement', "a eq 'x'; drop table users"],
  ])('%s: %s', (_, text) => {
    expect(() => parseFilter(text)).toThrow(invalidFilter)
  })

  test.each([
    ['50,000 parentheses', '('.repeat(50_000)],
    ['50,000 nots', 'not ('.repeat(50_000)],
    ['50,000 brackets', 'a['.repeat(50_000)],
    ['8,000 parentheses', '('.repeat(8000)],
    ['33 levels', `${'('.repeat(33)}a pr${')'.repeat(33)}`],
    ['33 levels of not', `${'not ('.repeat(33)}a pr${')'.repeat(33)}`],
    ['33 levels of brackets', `${'a['.repeat(33)}a pr${']'.repeat(33)}`],
    ['1,000 values', Array.from({ length: 1000 }, () => 'a pr').join(' or ')],
    ['a string of 8,193 characters with its filter', `a eq "${'x'.repeat(8186)}"`],
    ['200 alternatives, which are 201 parts', Array.from({ length: 200 }, () => 'a pr').join(' or ')],
    ['201 parts', Array.from({ length: 201 }, () => 'a pr').join(' or ')],
    ['a string of 9,000 characters', `a eq "${'x'.repeat(9000)}"`],
    ['8,000 quotes', '"'.repeat(8001)],
    ['8,000 backslashes', `a eq "${'\\'.repeat(8000)}`],
    ['8,000 colons', `a${':'.repeat(8000)} pr`],
    ['8,000 dots', `a${'.'.repeat(8000)} pr`],
  ])('a bomb of %s', (_, text) => {
    expect(() => parseFilter(text)).toThrow(invalidFilter)
  })

  test('but 32 levels, 199 alternatives and 8,192 characters are read', () => {
    expect(told(`${'('.repeat(32)}a pr${')'.repeat(32)}`)).toBe('a pr')
    expect(parseFilter(Array.from({ length: 199 }, () => 'a pr').join(' or '))).toMatchObject({
      parts: { length: 199 },
    })
    expect(parseFilter(`a eq "${'x'.repeat(8185)}"`)).toMatchObject({ kind: 'compare' })
  })

  test('and 100 brackets beside each other are one level', () => {
    const text = Array.from({ length: 50 }, () => '(a pr) or b[c pr]').join(' and ')
    expect(parseFilter(text)).toMatchObject({ kind: 'or' })
  })

  test('with the place and what was expected there', () => {
    expect(() => parseFilter('userName')).toThrow(
      'Expected an operator (eq, ne, co, sw, ew, gt, ge, lt, le or pr) at character 9, but it ends.',
    )
    expect(() => parseFilter('userName eq x')).toThrow(
      'Expected a value: a string in double quotes, a number, true, false or null at character 13, but there is "x".',
    )
    expect(() => parseFilter('not a pr')).toThrow('Expected "(" after "not" at character 5, but there is "a".')
    expect(() => parseFilter('a eq"x"')).toThrow('A space or bracket is missing before character 5')
  })
})

describe('a path is refused', () => {
  const scimTypeOf = (text: string) => {
    try {
      parsePath(text)
    } catch (error) {
      return error
    }
    return undefined
  }

  test.each(['', ' ', 'a b', 'a pr', 'a.b.c', 'a[b pr].', 'a[b pr]c', '"a"', '[a pr]', 'a]', '(a)', 'a/b?c', 'ä'])(
    'as invalidPath: %j',
    (text) => {
      expect(scimTypeOf(text)).toMatchObject({ status: 400, scimType: 'invalidPath' })
    },
  )

  test.each(['a[', 'a[]', 'a[b]', 'a[b eq]', 'a[b eq "x"', 'a[b eq "x].c', 'a[b[c pr]', 'a[b pr and]'])(
    'as invalidFilter for what is in its brackets: %j',
    (text) => {
      expect(scimTypeOf(text)).toMatchObject({ status: 400, scimType: 'invalidFilter' })
    },
  )
})
