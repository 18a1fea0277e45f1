import { expect, test } from 'vitest'
import { isUuid, newId } from './id'

test('ids are version 7 UUIDs, all different, and ordered within a millisecond', () => {
  const ids = Array.from({ length: 1000 }, () => newId(1_700_000_000_000))
  expect(ids.every((id) => isUuid(id) && /^018bcfe5-6800-7[0-9a-f]{3}-[89ab]/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(1000)
  expect([...ids].sort()).toEqual(ids)
})
