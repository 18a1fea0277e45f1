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
  const change = async (body: object) => {
    const answer = await client.call('PATCH', path, body)
    return { answer, right: isFine(answer) }
  }
  const chunks = Math.ceil(size / membersPerPatch)
  const chunk = (n: number) => members.slice(n * membersPerPatch, (n + 1) * membersPerPatch)
  const name = `of ${size}`
  const one = { concurrency: 1, count: spare.length }
  const filled = await world.measure(`W6 fill a group ${name}`, (n) => change(addMembersBody(chunk(n))), {
    concurrency: 1,
    count: chunks,
    seconds: world.plan.fillSeconds,
  })
  const rows = [
    filled,
    await world.measure(`W6 add one member ${name}`, (n) => change(addMembersBody([spare[n] ?? ''])), one),
    await world.measure(`W6 remove one member ${name}`, (n) => change(removeMemberBody(spare[n] ?? '')), one),
    ...(await readGroup(world, path, number, size)),
  ]
  await client.call('DELETE', path)
  return rows
}

async function readGroup(world: World, path: string, number: number, size: number): Promise<Row[]> {
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
    await world.measure(`W7 GET with members of ${size}`, () => read('', size), { ...one, count: 100 }),
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
  const filled = await world.measure(
    `W9 first sync, ${groups} groups of ${size}`,
    async (n) => {
      await client.get(`/Groups?excludedAttributes=members&${equals('displayName', groupNameOf(n))}`)
      const made = await client.call('POST', '/Groups', groupBody(n))
      if (made.status !== 201) return { answer: made, right: false }
      const members = Array.from({ length: size }, (_, m) => ids[(n * size + m) % ids.length] ?? '')
      const answer = await client.call('PATCH', `/Groups/${made.body.id}`, addMembersBody(members))
      return { answer, right: isFine(answer) }
    },
    { ...limits, count: groups },
  )
  return [people, filled]
}
