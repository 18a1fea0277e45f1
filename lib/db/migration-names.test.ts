/** Migrations are applied in the order of their whole names, here and by Prisma; the number in front is what says the
 *  order to people, so no two share one. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Applied before anybody looked: nothing of the one concerns the other, and the rest of the name orders them. */
const pairs = ['20261122096000_activity_filters', '20261122096000_people_search']

const names = readdirSync('prisma/migrations', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
const numberOf = (name: string) => name.slice(0, 14)

test('each migration has a number of its own, but the pair that was applied with one', () => {
  const shared = names.filter((name) => names.some((other) => other !== name && numberOf(other) === numberOf(name)))
  expect(shared).toEqual(pairs)
})

test('each is named by fourteen digits and what it brings', () => {
  expect(names.filter((name) => !/^\d{14}_[a-z0-9]+(_[a-z0-9]+)*$/.test(name))).toEqual([])
})
