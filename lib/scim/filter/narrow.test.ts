import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupType } from '../schemas/group'
import { userType } from '../schemas/user'
import { compileFilter } from './evaluate'
import { narrowFilter, requireKnown } from './narrow'
import { parseFilter } from './parse'
import { printFilter } from './print'

function narrowed(text: string): string | boolean {
  const left = narrowFilter(groupType, parseFilter(text))
  return typeof left === 'boolean' ? left : printFilter(left)
}

test.each([
  ['displayName pr', 'displayName pr'],
  ['userName pr', false],
  ['userName eq "x"', false],
  ['userName ne "x"', true],
  ['title eq null', true],
  ['title ne null', false],
  ['emails[type eq "work"]', false],
  ['not (userName pr)', true],
  ['userName pr and displayName pr', false],
  ['userName pr or displayName pr', 'displayName pr'],
  ['userName ne "x" and displayName pr', 'displayName pr'],
  ['userName ne "x" or displayName pr', true],
  ['userName pr or title pr', false],
  ['not (displayName pr or title pr)', 'not (displayName pr)'],
  ['displayName pr and id pr and not (title pr)', 'displayName pr and id pr'],
])('of %s a group is asked %s', (text, wanted) => {
  expect(narrowed(text)).toBe(wanted)
})

test('what a type is not asked changes no verdict: the rest says of its resources what it said with values absent', () => {
  const leaf = fc.constantFrom('displayName eq "a"', 'externalId pr', 'displayName ne "b"', 'title pr', 'title ne "x"')
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small' },
      leaf,
      tie('filter').map((inner) => `not (${inner})`),
      fc.tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    ),
  }))
  const resource = fc.record(
    { displayName: fc.constantFrom('a', 'b'), externalId: fc.constant('e') },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(filter, resource, (text, value) => {
      const left = narrowFilter(groupType, parseFilter(text))
      // A user has a title, and here none has a value.
      const wanted = compileFilter(userType, parseFilter(text))(value)
      expect(typeof left === 'boolean' ? left : compileFilter(groupType, left)(value)).toBe(wanted)
    }),
  )
})

test('what no type has is refused, wherever it stands', () => {
  const ask = (text: string) => () => requireKnown([userType, groupType], parseFilter(text))
  for (const text of ['nope pr', 'userName pr and not (nope pr)', 'active gt true or members pr', 'members[x pr]']) {
    expect(ask(text), text).toThrow(expect.objectContaining({ status: 400, scimType: 'invalidFilter' }))
  }
  expect(ask('userName pr and members pr or externalId pr')).not.toThrow()
})
