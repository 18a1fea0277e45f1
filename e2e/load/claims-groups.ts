/** C3, C4, C5 and C9: a group of many members costs what a small one costs, and is filled and read whole. */
import type { Claim } from './claims'
import { type Ground, spare, told } from './claims-ground'
import { equals, isFine } from './client'
import type { Operation } from './measure'
import { addMembersBody, groupBody, groupNameOf, groupWithMembers, removeMemberBody } from './people'
import { byTurns, type Turns } from './turns'
import { residentDuring } from './usage'

const chunk = 1000
const goals = { change: 1.5, read: 1.2, fillSeconds: 10, memoryMiB: 50 }

export const claims = [fill, changeAndRead, readWhole]

/** The groups by number: filled by PATCHes, filled at once, put at once, small. */
const numbers = { patched: 70_001, once: 70_002, put: 70_003, small: 70_004 } as const

async function makeGroup({ large }: Ground, number: number): Promise<string> {
  const { body, status, text } = await large.client.call('POST', '/Groups', groupBody(number))
  if (body.id === undefined) throw new Error(`a group was not made: ${status} ${text}`)
  return body.id
}

async function fill(ground: Ground): Promise<Claim[]> {
  const { size, ids } = ground
  const members = ids.slice(0, size.members)
  const part = members.slice(0, Math.ceil(size.members / 10))
  const whole = `${size.members} members`
  const patches = Array.from({ length: Math.ceil(members.length / chunk) }, (_, n) =>
    addMembersBody(members.slice(n * chunk, (n + 1) * chunk)),
  )
  const put = { method: 'PUT', bodies: [groupWithMembers(numbers.put, members)] } as const
  return [
    await filled(ground, numbers.patched, `${whole} by PATCHes of ${chunk}`, members.length, {
      method: 'PATCH',
      bodies: patches,
    }),
    await filled(ground, numbers.once, `one PATCH of ${part.length} members`, part.length, {
      method: 'PATCH',
      bodies: [addMembersBody(part)],
    }),
    await filled(ground, numbers.put, `one PUT of ${whole}`, members.length, put),
  ]
}

interface Filling {
  readonly method: 'PUT' | 'PATCH'
  readonly bodies: readonly object[]
}

async function filled(
  ground: Ground,
  number: number,
  what: string,
  wanted: number,
  { method, bodies }: Filling,
): Promise<Claim> {
  const id = await makeGroup(ground, number)
  const faults: string[] = []
  const began = performance.now()
  for (const body of bodies) {
    const answer = await ground.large.client.call(method, `/Groups/${id}`, body)
    if (!isFine(answer)) faults.push(`${answer.status} ${answer.text.slice(0, 160)}`)
  }
  const seconds = (performance.now() - began) / 1000
  const lost = wanted - (await membersOf(ground, id))
  if (lost !== 0) faults.push(`${lost} members LOST`)
  const isTimed = number === numbers.patched
  return {
    name: 'C5',
    what: `a group filled: ${what}`,
    goal: isTimed ? `<= ${goals.fillSeconds} s, none lost` : 'accepted, none lost',
    measured: `${seconds.toFixed(2)} s, ${lost === 0 ? 'none' : lost} lost`,
    reached: faults.length === 0 && (!isTimed || seconds <= goals.fillSeconds),
    faults,
  }
}

async function membersOf({ sql }: Ground, id: string): Promise<number> {
  const [row] = await sql<{ members: number }>('select count(*)::int as members from team_members where team_id = $1', [
    id,
  ])
  return row?.members ?? 0
}

/** The id of a group that `fill` made. */
async function idOf({ large }: Ground, number: number): Promise<string> {
  const { body } = await large.client.get(
    `/Groups?excludedAttributes=members&${equals('displayName', groupNameOf(number))}`,
  )
  return body.Resources?.[0]?.id ?? ''
}

async function changeAndRead(ground: Ground): Promise<Claim[]> {
  const { size, ids, large } = ground
  const small = await makeGroup(ground, numbers.small)
  await large.client.call('PATCH', `/Groups/${small}`, addMembersBody(ids.slice(0, size.fewMembers)))
  // As autovacuum does within a minute of such a filling.
  await ground.sql('vacuum analyze team_members')
  const big = await idOf(ground, numbers.patched)
  const others = ids.slice(size.members, size.members + spare)
  const sides = `${size.members} members against ${size.fewMembers}`
  const compared = async (name: string, what: string, goal: number, run: (group: string) => Operation) =>
    claimOf(name, `${what}, ${sides}`, goal, await byTurns(size.rounds, 200, run(big), run(small)))
  const change = (group: string, body: (id: string) => object) => async (n: number) => {
    const answer = await large.client.call('PATCH', `/Groups/${group}`, body(others[n % others.length] ?? ''))
    return { answer, right: answer.status === 204 && answer.size === 0 }
  }
  const find = (group: string) => async () => {
    const number = group === big ? numbers.patched : numbers.small
    const answer = await large.client.get(
      `/Groups?excludedAttributes=members&${equals('displayName', groupNameOf(number))}`,
    )
    return { answer, right: answer.body.Resources?.[0]?.id === group }
  }
  const get = (group: string) => async () => {
    const answer = await large.client.get(`/Groups/${group}?excludedAttributes=members`)
    return { answer, right: answer.body.id === group && answer.body.members === undefined }
  }
  return [
    await compared('C3', 'add one member', goals.change, (group) => change(group, (id) => addMembersBody([id]))),
    await compared('C3', 'remove one member', goals.change, (group) => change(group, removeMemberBody)),
    await compared('C4', 'GET of a group without members', goals.read, get),
    await compared('C4', 'filter by displayName', goals.read, find),
  ]
}

function claimOf(name: string, what: string, goal: number, { ratio, one, other, faults }: Turns): Claim {
  return { name, what, goal: `<= ${goal}`, measured: told(ratio, one, other), reached: ratio <= goal, faults }
}

const reads = 5

async function readWhole(ground: Ground): Promise<Claim[]> {
  const { large, processes } = ground
  const path = `/Groups/${await idOf(ground, numbers.put)}`
  const wanted = await membersOf(ground, path.slice('/Groups/'.length))
  const { body } = await large.client.get(path)
  const { result, before, most } = await residentDuring(processes.server, async () => {
    const answers = []
    for (let n = 0; n < reads; n++) answers.push(await large.client.drain(path))
    return answers
  })
  const [last] = result.slice(-1)
  const rise = most - before
  const isStreamed = result.every((answer) => answer.status === 200 && answer.isStreamed)
  const size = ((last?.size ?? 0) / 2 ** 20).toFixed(1)
  return [
    {
      name: 'C9',
      what: `GET of ${wanted} members, ${reads} times: streamed, and how far memory rises`,
      goal: `streamed, <= ${goals.memoryMiB} MiB`,
      measured: `${isStreamed ? 'streamed' : 'NOT streamed'}, ${rise.toFixed(0)} MiB (${before.toFixed(0)} to ${most.toFixed(0)}); ${size} MiB in ${last?.ms.toFixed(0)} ms, the first of it after ${last?.firstMs.toFixed(0)}`,
      reached: isStreamed && rise <= goals.memoryMiB,
      faults: body.members?.length === wanted ? [] : [`${body.members?.length} of ${wanted} members were answered`],
    },
  ]
}
