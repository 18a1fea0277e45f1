import { expect, test } from 'vitest'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { whoSignsIn } from '../testing/administrator'
import { peek } from '../testing/organization'
import { admin, makeOrg } from '../testing/world'
import * as roles from './roles'

const { url } = await cloneDatabase()

const insertGrant = statement(
  'test_grant',
  `insert into user_roles (org_id, user_id, role_id, source, created_at) values ($1, $2, $3, 'manual', now())`,
)

// Fails if roles.ts does not ask who is left under the administrators' lock: each would still see the other's role.
test('of two roles that give management, many taking it away at once leave one', async () => {
  for (let round = 0; round < 3; round++) {
    const org = await makeOrg()
    const ids = await Promise.all(
      ['One', 'Two'].map(async (name) => {
        const person = await whoSignsIn(org, 'Standard')
        const { id } = await roles.create(org, admin, { name, permissions: ['user_access_manage'] })
        await withOrg(org.id, (tx) => tx.query(insertGrant, [org.id, person.id, id]))
        return { id, name }
      }),
    )
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => {
        const { id = '', name = '' } = ids[n % 2] ?? {}
        return n % 4 < 2
          ? roles.change(org, admin, id, { name, permissions: [] })
          : roles.remove(org, admin, id, 'nowhere')
      }),
    )
    const left = await peek(
      url,
      `select from user_roles ur join roles r on r.id = ur.role_id
       where ur.org_id = $1 and 'user_access_manage' = any(r.permissions)`,
      [org.id],
    )
    expect(left).toHaveLength(1)
    const codes = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(codes).toContain('last_administrator')
    expect(codes.every((code) => ['last_administrator', 'role_not_found'].includes(code))).toBe(true)
  }
})
