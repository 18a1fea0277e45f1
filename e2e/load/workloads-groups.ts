/** W6, W7 and W9: groups are filled, changed, read and found; and the first synchronisation of a whole directory. */
import { equals, isFine } from './client'
import type { Row } from './measure'
import { addMembersBody, groupBody, groupNameOf, removeMemberBody, userNameOf } from './people'
import type { World } from './world'

const membersPerPatch = 1000

/** W6 and W7 on one group of `size` members. Nothing where the server has no groups or too few people are there. */
export async function group(world: World, size: number): Promise<Row[]> {
  const { client } = world
  const everybody = world.everybody()
  const [members, spare] = [everybody.slice(0, size), everybody.slice(size, size + 200)]
  const number = 90_000 + world.groups++
  const made = await client.call('POST', '/Groups', groupBody(number))
  if (made.status !== 201 || spare.length === 0) return []
  const path = `/Groups/${made.body.id}`
  // Who is in it by what was acknowledged: a measurement ends by its time, wherever that leaves the group.
  const inside = new Set<string>()
  const change = async (body: object) => {
    const answer = await client.call('PATCH', path, body)
    return { answer, right: isFine(answer) }
  }
  const add = async (ids: readonly string[]) => {
    const done = await change(addMembersBody(ids))
    if (done.right) for (const id of ids) inside.add(id)
    return done
  }
  const remove = async (id: string) => {
    const done = await change(removeMemberBody(id))
    if (done.right) inside.delete(id)
    return done
  }
  const chunks = Math.ceil(size / membersPerPatch)
  const chunk = (n: number) => members.slice(n * membersPerPatch, (n + 1) * membersPerPatch)
  const name = `of ${size}`
  const one = { concurrency: 1, count: spare.length }
  const filled = await world.measure(`W6 fill a group ${name}`, (n) => add(chunk(n)), {
    concurrency: 1,
    count: chunks,
    seconds: world.plan.fillSeconds,
  })
  const added = await world.measure(`W6 add one member ${name}`, (n) => add([spare[n] ?? '']), one)
  const removed = await world.measure(`W6 remove one member ${name}`, (n) => remove(spare[n] ?? ''), one)
  // Those whom the time did not suffice for: what is read next has the size that it is named by.
  for (const id of spare) if (inside.has(id)) await remove(id)
  const rows = [filled, added, removed, ...(await readGroup(world, path, number, inside.size, size))]
  await client.call('DELETE', path)
  return rows
}

async function readGroup(world: World, path: string, number: number, members: number, size: number): Promise<Row[]> {
  const { client } = world
  const read = async (query: string, members: number) => {
    const answer = await client.get(`${path}${query}`)
    return { answer, right: answer.status === 200 && (answer.body.members?.length ?? 0) === members }
  }
  const find = async () => {
    const answer = await client.get(`/Groups?excludedAttributes=members&${equals('displayName', groupNameOf(number))}`)
    return { answer, right: answer.body.totalResults === 1 }
  }
  const one = { concurrency: 1, count: 200 }
  return [
    await world.measure(`W7 GET with members of ${size}`, () => read('', members), { ...one, count: 100 }),
    await world.measure(`W7 GET without members of ${size}`, () => read('?excludedAttributes=members', 0), one),
    await world.measure(`W7 find by name of ${size}`, find, one),
  ]
}

/** W9: everybody is looked up and created; then every group is looked up, created and filled in one PATCH. */
export async function sync(world: World): Promise<Row[]> {
  const { client, plan } = world
  const [users, groups, size] = plan.sync
  const limits = { seconds: plan.fillSeconds }
  const people = await world.measure(
    `W9 first sync, ${users} people`,
    async () => {
      const seen = await client.get(`/Users?${equals('userName', userNameOf(world.next))}`)
      const made = await world.createUser()
      return { ...made, right: made.right && seen.status === 200 }
    },
    { ...limits, count: users },
  )
  const ids = world.everybody().slice(-users)
  const first = world.syncs++ * groups
  const filled = await world.measure(
    `W9 first sync, ${groups} groups of ${size}`,
    async (n) => {
      await client.get(`/Groups?excludedAttributes=members&${equals('displayName', groupNameOf(first + n))}`)
      const made = await client.call('POST', '/Groups', groupBody(first + n))
      if (made.status !== 201) return { answer: made, right: false }
      const members = Array.from({ length: size }, (_, m) => ids[(n * size + m) % ids.length] ?? '')
      const answer = await client.call('PATCH', `/Groups/${made.body.id}`, addMembersBody(members))
      return { answer, right: isFine(answer) }
    },
    { ...limits, count: groups },
  )
  return [people, filled]
}
