import { expect, test } from 'vitest'
import { etagOf, matches } from './etag'

test('a version is a weak tag', () => {
  expect(etagOf(3)).toBe('W/"3"')
  expect(matches(etagOf(3), 3)).toBe(true)
})

test.each(['W/"3"', '"3"', '*', ' * ', 'W/"1", W/"3"', '"x,y", W/"3" ', 'W/"2","3"'])(
  '%s names version 3',
  (header) => {
    expect(matches(header, 3)).toBe(true)
  },
)

test.each(['', 'W/"30"', 'W/"no"', '3', 'w/"3"', 'W/3', '"3', '3"', 'W/W/"3"', '"*"', 'W/"03"', 'W/"3" "'])(
  '%s does not name version 3',
  (header) => {
    expect(matches(header, 3)).toBe(false)
  },
)
