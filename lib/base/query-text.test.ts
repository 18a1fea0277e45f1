import { expect, test } from 'vitest'
import { parametersOf } from './query-text'

test.each([
  ['as a URL', 'filter=userName%20eq%20%22ann+scim@acme.test%22'],
  ['as a URL, all escaped', 'filter=userName%20eq%20%22ann%2Bscim%40acme.test%22'],
  ['as a form', 'filter=userName+eq+%22ann%2Bscim%40acme.test%22'],
])('a plus is found in a filter written %s', (_, search) => {
  expect(parametersOf(search).get('filter')).toBe('userName eq "ann+scim@acme.test"')
})

test('without any escaped space a plus is a space', () => {
  expect([...parametersOf('sortBy=a+b&count=1')]).toEqual([
    ['sortBy', 'a b'],
    ['count', '1'],
  ])
})
