import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { expectError, made, person } from '../people'
import { overEveryMount, type Wire } from '../wire'

await cloneDatabase()

const times = (n: number) => Array.from({ length: n }, (_, index) => index)

/** Mails and links to a person, and how often their creation is in the audit log. */
async function traces(wire: Wire, id: string): Promise<number[]> {
  const tables = [
    `outbox where user_id = $1 and kind = 'invitation'`,
    'invitation_links where user_id = $1',
    `audit_events where target_id = $1 and event = 'user.create'`,
    'due_work where id in (select id from outbox where user_id = $1)',
  ]
  const counts = tables.map((table) => wire.sql<{ n: number }>(`select count(*)::int as n from ${table}`, [id]))
  return (await Promise.all(counts)).map(([row]) => row?.n ?? 0)
}

overEveryMount(
  (wire) => {
    // Fails without the unique index on the living's user_name_lc: every request finds the name free.
    test('L02 of 20 parallel creates of one userName one succeeds, the rest are 409, one mail is queued', async () => {
      const userName = wire.name('race')
      const emails = [{ value: userName, type: 'work', primary: true }]
      const letters = (n: number) => (n % 2 ? userName.toUpperCase() : userName)
      const body = (n: number) => person(wire, { userName: letters(n), emails })
      const answers = await Promise.all(times(20).map((n) => wire.scim.post('/Users', body(n))))
      const [winner, ...others] = answers.filter(({ status }) => status === 201)
      expect(others).toEqual([])
      for (const answer of answers) if (answer !== winner) expectError(answer, 409, 'uniqueness')
      expect(await traces(wire, String(winner?.json.id))).toEqual([1, 1, 1, 1])
      const living = 'select count(*)::int as n from users where org_id = $1 and user_name_lc = $2'
      const [stored] = await wire.sql(living, [wire.tenantOne.org.id, userName])
      expect(stored).toEqual({ n: 1 })
    })

    test('of 10 parallel creates with one address one succeeds', async () => {
      const emails = [{ value: wire.name('shared'), type: 'work', primary: true }]
      const answers = await Promise.all(times(10).map(() => wire.scim.post('/Users', person(wire, { emails }))))
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
    })

    // Fails without the lock in lib/org/users/user-row.ts: each would write the whole person as it read them.
    test('L03 five parallel PATCHes of different attributes all survive', async () => {
      const own = await made(wire)
      const names = ['nickName', 'title', 'userType', 'locale', 'displayName']
      const patch = (path: string) => wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path, value: `v-${path}` }])
      const answers = await Promise.all(names.map(patch))
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200))
      const now = (await wire.scim.get(`/Users/${own.id}`)).json
      expect(now).toMatchObject(Object.fromEntries(names.map((name) => [name, `v-${name}`])))
      expect(now.meta?.version).toBe('W/"6"')
    })

    test('of 10 parallel PATCHes with the same If-Match one succeeds', async () => {
      const own = await made(wire)
      const patch = (n: number) =>
        wire.scim.patch(`/Users/${own.id}`, [{ op: 'add', path: 'title', value: `t${n}` }], { 'if-match': 'W/"1"' })
      const answers = await Promise.all(times(10).map(patch))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)])
    })

    test('of 10 parallel renames to one name one succeeds', async () => {
      const people = await Promise.all(times(10).map(() => made(wire)))
      const value = wire.name('wanted')
      const rename = ({ id }: { id: string }) =>
        wire.scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'userName', value }])
      const answers = await Promise.all(people.map(rename))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
      expect((await wire.scim.list({ filter: `userName eq "${value}"` })).json.totalResults).toBe(1)
    })

    test('of 10 parallel DELETEs one succeeds, and the person is gone', async () => {
      const own = await made(wire)
      const answers = await Promise.all(times(10).map(() => wire.scim.delete(`/Users/${own.id}`)))
      expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)])
    })

    describe('20 parallel creates', () => {
      test('queue one mail each', async () => {
        const create = () => {
          const value = wire.name('many')
          return made(wire, { userName: value, emails: [{ value, type: 'work' }] })
        }
        const people = await Promise.all(times(20).map(create))
        const all = await Promise.all(people.map(({ id }) => traces(wire, id)))
        expect(all).toEqual(Array(20).fill([1, 1, 1, 1]))
      })
    })
  },
  { alike: false },
)
