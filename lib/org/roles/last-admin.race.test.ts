import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { whoSignsIn } from '../testing/administrator'
import { admin, makeOrg } from '../testing/world'
import * as users from '../users/users'

await cloneDatabase()

const rounds = 3

// Fails if the advisory lock is removed from isAdministratorLeft: each of two would then see the other still there.
test.each([
  ['deactivate', users.deactivate],
  ['remove', users.remove],
] as const)('of two administrators, 20 at once who %s them leave one', async (_, act) => {
  for (let round = 0; round < rounds; round++) {
    const org = await makeOrg()
    const two = [await whoSignsIn(org), await whoSignsIn(org)]
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => act(org, admin, two[n % 2]?.id ?? '')),
    )
    const living = { status: 'active', deletedAt: null } as const
    expect(await readOrg(org.id, ({ db }) => db.user.count({ where: { ...living, kind: 'human' } }))).toBe(1)
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(refused).toContain('last_administrator')
  }
})
