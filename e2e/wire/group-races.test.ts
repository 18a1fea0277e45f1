import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { expectError } from './people'
import { group, madeGroup, madePeople, membersNow, values } from './teams'
import { overEveryMount } from './wire'

await cloneDatabase()

const times = (n: number) => Array.from({ length: n }, (_, index) => index)
const rounds = 5

overEveryMount(
  (wire) => {
    const add = (id: string, ids: readonly string[]) =>
      wire.scim.patch(`/Groups/${id}`, [{ op: 'add', path: 'members', value: values(ids) }])
    const drop = (id: string, ids: readonly string[]) =>
      wire.scim.patch(`/Groups/${id}`, [{ op: 'remove', path: 'members', value: values(ids) }])
    const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status)

    // Fails if members are written as a list that was read: the last one would win.
    test('L01 of 20 parallel adds to one group every one is kept, and each has a version of its own', async () => {
      const people = await madePeople(wire, 20)
      const { id } = await madeGroup(wire)
      const answers = await Promise.all(people.map((person) => add(id, [person])))
      expect(statuses(answers)).toEqual(Array(20).fill(204))
      expect(await membersNow(wire, id)).toEqual(people)
      expect((await wire.scim.get(`/Groups/${id}`)).headers.etag).toBe('W/"21"')
    })

    // Fails without `order by` in the plan and in the insert (lib/org/teams/team-members.ts): crossing orders deadlock.
    test('20 x 2 groups filled and emptied in crossing orders end right, and no request fails', async () => {
      const people = await madePeople(wire, 20)
      const groups = [await madeGroup(wire), await madeGroup(wire)]
      for (const _ of times(2)) {
        const requests = times(20).flatMap((n) => {
          const order = n % 2 ? people : people.toReversed()
          const [one, two] = n % 2 ? groups : groups.toReversed()
          return [add(one?.id ?? '', order), n % 4 === 0 ? drop(two?.id ?? '', order) : add(two?.id ?? '', order)]
        })
        expect(statuses(await Promise.all(requests))).toEqual(Array(40).fill(204))
      }
      for (const { id } of groups) await add(id, people)
      for (const { id } of groups) expect(await membersNow(wire, id)).toEqual(people)
    })

    // Fails if a PATCH that adds and removes does not lock the team exclusively (`isOrdered`): both may stay, or deadlock.
    test('PATCHes that swap the same two people do not deadlock', async () => {
      const [one = '', two = ''] = await madePeople(wire, 2)
      const { id } = await madeGroup(wire, [one, two])
      const swap = (from: string, to: string) =>
        wire.scim.patch(`/Groups/${id}`, [
          { op: 'add', path: 'members', value: values([to]) },
          { op: 'remove', path: `members[value eq "${from}"]` },
        ])
      const answers = await Promise.all(times(20).map((n) => (n % 2 ? swap(one, two) : swap(two, one))))
      expect(statuses(answers)).toEqual(Array(20).fill(204))
      expect(await membersNow(wire, id)).toHaveLength(1)
    })

    // Fails without the exclusive lock of a replace: two of them would leave the union of both.
    test('of parallel replaces one list remains, whole', async () => {
      const people = await madePeople(wire, 8)
      const { id, displayName } = await madeGroup(wire)
      const lists = times(4).map((n) => people.slice(n * 2, n * 2 + 2))
      for (const _ of times(rounds)) {
        const put = (ids: readonly string[]) =>
          wire.scim.put(`/Groups/${id}`, group(wire, { displayName, members: values(ids) }))
        const answers = await Promise.all(lists.map(put))
        expect(statuses(answers)).toEqual(Array(4).fill(200))
        expect(lists).toContainEqual(await membersNow(wire, id))
      }
    })

    test('an add beside a replace is before or after it, never half', async () => {
      const [one = '', two = '', three = ''] = await madePeople(wire, 3)
      for (const _ of times(rounds)) {
        const { id } = await madeGroup(wire, [one])
        const replace = wire.scim.patch(`/Groups/${id}`, [{ op: 'replace', path: 'members', value: values([two]) }])
        expect(statuses(await Promise.all([replace, add(id, [three])]))).toEqual([204, 204])
        expect([[two], [two, three]]).toContainEqual(await membersNow(wire, id))
      }
    })

    // Fails without the shared lock of a change of members: it would fill a team that is unlinked by then.
    test('an add beside a DELETE of the group is before it or 404, and leaves nobody in what stays', async () => {
      const [person = ''] = await madePeople(wire, 1)
      for (const kind of ['keep_team', 'delete']) {
        await wire.sql('update connections set group_delete = $2 where org_id = $1', [wire.tenantOne.org.id, kind])
        for (const _ of times(rounds)) {
          const { id } = await madeGroup(wire)
          const [added, removed] = await Promise.all([add(id, [person]), wire.scim.delete(`/Groups/${id}`)])
          expect(removed.status).toBe(204)
          expect([204, 404]).toContain(added.status)
          expect(await wire.sql('select 1 from team_members where team_id = $1', [id])).toEqual([])
        }
      }
    })

    // Fails without `for key share` on the people in the plan, or if not all of them are read (`locked`).
    test('an add beside the removal of that person leaves no membership of nobody', async () => {
      for (const _ of times(rounds)) {
        const [person = '', other = ''] = await madePeople(wire, 2)
        const { id } = await madeGroup(wire)
        const [added, , removed] = await Promise.all([
          add(id, [person]),
          add(id, [person, other]),
          wire.scim.delete(`/Users/${person}`),
        ])
        expect(removed.status).toBe(204)
        if (added.status !== 204) expectError(added, 400, 'invalidValue')
        expect(await wire.sql('select 1 from team_members where user_id = $1', [person])).toEqual([])
        expect(await membersNow(wire, id)).not.toContain(person)
      }
    })

    // Fails if the removal of a person locks their teams in no order, or memberships before teams.
    test('people removed while their groups are replaced and emptied: no request fails', async () => {
      const people = await madePeople(wire, 12)
      const groups = await Promise.all(times(4).map(() => madeGroup(wire, people)))
      const requests = [
        ...people.slice(0, 6).map((id) => wire.scim.delete(`/Users/${id}`)),
        ...groups.map(({ id }) => drop(id, people.toReversed())),
        ...groups.map(({ id, displayName }) =>
          wire.scim.put(`/Groups/${id}`, group(wire, { displayName, members: values(people.slice(6)) })),
        ),
      ]
      const answers = await Promise.all(requests)
      expect(answers.filter(({ status }) => status >= 300).map(({ status, text }) => [status, text])).toEqual([])
    })

    test('of parallel POSTs of one name one succeeds, the rest are 409', async () => {
      const body = group(wire)
      const answers = await Promise.all(times(10).map(() => wire.scim.post('/Groups', body)))
      expect(statuses(answers).sort()).toEqual([201, ...Array(9).fill(409)])
      for (const answer of answers) if (answer.status === 409) expectError(answer, 409, 'uniqueness')
    })

    test('of 10 parallel PATCHes with the same If-Match one succeeds', async () => {
      const people = await madePeople(wire, 10)
      const { id } = await madeGroup(wire)
      const patch = (person: string) =>
        wire.scim.patch(`/Groups/${id}`, [{ op: 'add', path: 'members', value: values([person]) }], {
          'if-match': 'W/"1"',
        })
      expect(statuses(await Promise.all(people.map(patch))).sort()).toEqual([204, ...Array(9).fill(412)])
      expect(await membersNow(wire, id)).toHaveLength(1)
    })
  },
  { alike: false },
)
