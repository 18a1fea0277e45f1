import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as tickets from '../sign-in/sign-in-tickets'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization } from '../testing/organization'
import { setUpApp } from '../testing/second-factor'
import * as authenticators from './authenticators'
import * as recoveryCodes from './recovery-codes'
import { prove } from './second-step'

await cloneDatabase()

const rounds = 5

// Fails if `last_step < $3` is removed from takeStep, or `used_at is null` from the taking of a recovery code.
test.each(['app', 'recovery'] as const)('of one code of the %s used by five at once, one counts', async (kind) => {
  const org = await newOrganization()
  const person = await whoSignsIn(org, 'Standard')
  const app = await setUpApp(org, person)
  for (let round = 0; round < rounds; round++) {
    const code = kind === 'app' ? app.next() : (app.codes[round] ?? '')
    const used = await Promise.all(
      Array.from({ length: 5 }, () =>
        withOrg(org.id, async (tx) => {
          await tx.ready()
          if (kind === 'app') return authenticators.spendCode(tx, person.id, code)
          return (await recoveryCodes.spendCode(tx, person.id, app.secret, code)) !== undefined
        }),
      ),
    )
    expect(used.filter(Boolean)).toHaveLength(1)
  }
})

test('of one code brought by five tickets at once, one begins a session', async () => {
  const org = await newOrganization()
  const person = await whoSignsIn(org, 'Standard')
  const app = await setUpApp(org, person)
  const code = app.next()
  const five = await withOrg(org.id, async (tx) => {
    await tx.ready()
    return Array.from({ length: 5 }, () => tickets.issue(tx, person.id, 'second_factor'))
  })
  const outcomes = await Promise.all(five.map((ticket) => prove(ticket, code, {})))
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual([...Array(4).fill('code_wrong'), 'signed_in'])
  expect(await readOrg(org.id, ({ db }) => db.session.count({ where: { userId: person.id } }))).toBe(1)
})
