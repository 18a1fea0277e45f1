import { expect, test } from 'vitest'
import { seal, unseal } from './sealed'

const at = { purpose: 'test', label: 'one' }

test('a sealed text opens under its own secret, purpose and label alone', () => {
  const sealed = seal('secret', at, 'what nobody reads')
  expect(sealed.toString('latin1')).not.toContain('nobody')
  expect(unseal('secret', at, sealed)).toBe('what nobody reads')
  expect(unseal('other', at, sealed)).toBeUndefined()
  expect(unseal('secret', { ...at, label: 'two' }, sealed)).toBeUndefined()
  expect(unseal('secret', { ...at, purpose: 'else' }, sealed)).toBeUndefined()
})

test('a changed or cut text does not open', () => {
  const sealed = seal('secret', at, 'text')
  const turned = Buffer.from(sealed)
  turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1
  expect(unseal('secret', at, turned)).toBeUndefined()
  expect(unseal('secret', at, sealed.subarray(0, 12))).toBeUndefined()
})
