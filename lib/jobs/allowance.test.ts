import { expect, test } from 'vitest'
import { Allowances } from './allowance'

function bucket() {
  const clock = { ms: 0 }
  return { clock, allowances: new Allowances({ perSecond: 10, burst: 20 }, () => clock.ms) }
}

test('whoever sent nothing is not limited', () => {
  expect(bucket().allowances.limited()).toEqual({})
})

test('a burst is spent, then mails come back at the rate, in whole mails', () => {
  const { clock, allowances } = bucket()
  allowances.take('acme', 20)
  expect(allowances.limited()).toEqual({ acme: 0 })
  clock.ms = 550
  expect(allowances.limited()).toEqual({ acme: 5 })
  allowances.take('acme', 5)
  clock.ms = 600
  expect(allowances.limited()).toEqual({ acme: 1 })
})

test('an organization whose bucket is full again is forgotten', () => {
  const { clock, allowances } = bucket()
  allowances.take('acme', 1)
  allowances.take('globex', 20)
  clock.ms = 100
  expect(allowances.limited()).toEqual({ globex: 1 })
})
