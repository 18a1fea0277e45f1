import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { core } from './people'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

/** Two administrators who can sign in, as rows. */
async function two(wire: Wire) {
  const tenant = await wire.tenant()
  const ids: string[] = []
  for (const _ of [1, 2]) {
    const { json } = await tenant.scim.post('/Users', { schemas: [core], userName: wire.name('racer') })
    ids.push(String(json.id))
  }
  await wire.sql(`update users set status = 'active', verified_at = now() where id = any($1::uuid[])`, [ids])
  await wire.sql(
    `insert into credentials (org_id, user_id, kind, secret, created_at, updated_at)
     select org_id, id, 'password', 'x', now(), now() from users where id = any($1::uuid[])`,
    [ids],
  )
  await wire.sql(
    `insert into user_roles (org_id, user_id, role_id, source, created_at)
     select r.org_id, u.id, r.id, 'manual', now() from roles r, users u
     where r.org_id = $1 and r.name = 'Admin' and u.id = any($2::uuid[])`,
    [tenant.org.id, ids],
  )
  return { tenant, ids }
}

overEveryMount(
  (wire) => {
    // Fails if the advisory lock is removed from isAdministratorLeft in lib/org/roles/last-admin.ts.
    test('twenty demotions of two administrators at once leave one', async () => {
      const { tenant, ids } = await two(wire)
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          n % 4 < 2
            ? tenant.scim.patch(`/Users/${ids[n % 2]}`, [{ op: 'replace', path: 'active', value: false }])
            : tenant.scim.delete(`/Users/${ids[n % 2]}`),
        ),
      )
      const [left] = await wire.sql<{ n: number }>(
        `select count(*)::int as n from users where id = any($1::uuid[]) and status = 'active' and deleted_at is null`,
        [ids],
      )
      expect(left?.n).toBe(1)
      expect(answers.some(({ status }) => status === 409)).toBe(true)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    })
  },
  { alike: false },
)
