import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import { change as changeConnection } from '@/lib/org/connections/connection-settings'
import { personProfile } from '@/lib/org/profile'
import * as people from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import type { Answer } from './client'
import { core, made, verdict } from './people'
import { overEveryMount } from './wire'

await cloneDatabase()

const rounds = 5

const outcomes = (answers: readonly Answer[]) => {
  const won = answers.filter(({ status }) => status === 201)
  const refused = answers.filter((answer) => verdict(answer).join() === '409,uniqueness')
  return [won.length, won.length + refused.length]
}

overEveryMount(
  (wire) => {
    const events = (event: string, id: string) =>
      wire.sql('select 1 from audit_events where event = $1 and target_id = $2', [event, id])

    // Fails if `hold` is removed from lockUser in lib/provisioning/user-lock.ts.
    test('of ten parallel creates that would restore one person, one does', async () => {
      for (let round = 0; round < rounds; round++) {
        const userName = wire.name('back')
        const own = await made(wire, { userName, externalId: 'same', active: false })
        const body = { schemas: [core], userName, externalId: 'same' }
        const answers = await Promise.all(Array.from({ length: 10 }, () => wire.scim.post('/Users', body)))
        expect(outcomes(answers)).toEqual([1, 10])
        expect(await events('user.restore', own.id)).toHaveLength(1)
      }
    })

    // Fails if `hold` is removed from lockUser in lib/provisioning/user-lock.ts.
    test('of ten parallel creates that would take one person over, one does', async () => {
      const { org } = wire.tenantOne
      await changeConnection(org, systemActor(), { adoptsPeople: true })
      const email = wire.name('local')
      const { id } = await write(org, systemActor(), async (w) => {
        await w.tx.ready()
        const profile = personProfile('Local Person', email, null)
        return people.create(w, { profile, active: true, source: 'invited', roles: ['Standard'] })
      })
      const body = { schemas: [core], userName: email, externalId: 'theirs' }
      const answers = await Promise.all(Array.from({ length: 10 }, () => wire.scim.post('/Users', body)))
      expect(outcomes(answers)).toEqual([1, 10])
      expect(await events('user.adopt', id)).toHaveLength(1)
    })
  },
  { alike: false },
)
