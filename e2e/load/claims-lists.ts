/** C1, C2 and C6: pages, look-ups and totals of a large organization. */
import type { Claim } from './claims'
import { type Ground, seededName, type Tenant, told } from './claims-ground'
import { type Answer, equals } from './client'
import { userBody } from './people'
import { byTurns } from './turns'

const pageSize = 100
const walkSize = 1000

export const claims = [deepByIndex, deepByCursor, lookUp]

const goals = { deep: 1.2, lookUp: 1.3, totalMs: 1 }

async function deepByIndex({ large, size }: Ground): Promise<Claim[]> {
  const page = (startIndex: number) => async () => {
    const answer = await large.client.get(`/Users?startIndex=${startIndex}&count=${pageSize}`)
    return { answer, right: answer.body.Resources?.length === pageSize && answer.body.totalResults === size.people }
  }
  const deep = await byTurns(size.rounds, 100, page(size.people - pageSize + 1), page(1))
  return [claim('by startIndex', deep)]
}

function claim(how: string, { ratio, one, other, faults }: Awaited<ReturnType<typeof byTurns>>): Claim {
  return {
    name: 'C1',
    what: `deep page against first page, ${how}`,
    goal: `<= ${goals.deep}`,
    measured: told(ratio, one, other),
    reached: ratio <= goals.deep,
    faults,
  }
}

/** A cursor is found by walking to it, which shows too that everybody is there once. */
async function deepByCursor({ large, size }: Ground): Promise<Claim[]> {
  const seen = new Set<string>()
  let [cursor, deepest] = ['', '']
  for (let isLast = false; !isLast; ) {
    const { body } = await large.client.get(`/Users?cursor=${cursor}&count=${walkSize}&attributes=id`)
    for (const { id } of body.Resources ?? []) if (id) seen.add(id)
    // The page behind this place is whole.
    if (seen.size <= size.people - pageSize) deepest = body.nextCursor ?? deepest
    isLast = body.nextCursor === undefined
    cursor = body.nextCursor ?? ''
  }
  const page = (from: string) => async () => {
    const answer = await large.client.get(`/Users?cursor=${from}&count=${pageSize}`)
    return { answer, right: answer.body.Resources?.length === pageSize }
  }
  const deep = await byTurns(size.rounds, 100, page(deepest), page(''))
  const lost = seen.size === size.people ? [] : [`${seen.size} of ${size.people} people were walked past`]
  return [claim('by cursor', { ...deep, faults: [...deep.faults, ...lost] })]
}

async function lookUp({ large, small, size }: Ground): Promise<Claim[]> {
  const find = (tenant: Tenant, people: number) => async (n: number) => {
    const userName = seededName(tenant, ((n * 7919) % people) + 1)
    const answer = await tenant.client.get(`/Users?${equals('userName', userName)}`)
    return { answer, right: answer.body.totalResults === 1 && answer.body.Resources?.[0]?.userName === userName }
  }
  const found = await byTurns(size.rounds, 1000, find(large, size.people), find(small, size.few))
  return [
    {
      name: 'C2',
      what: `look-up among ${size.people} people against ${size.few}`,
      goal: `<= ${goals.lookUp}`,
      measured: told(found.ratio, found.one, found.other),
      reached: found.ratio <= goals.lookUp,
      faults: found.faults,
    },
  ]
}

/** To be measured last, since people are removed. Exact while they come and go; its cost is what it takes beyond a look-up that finds nobody. */
export async function total({ large, size, sql }: Ground): Promise<Claim[]> {
  const faults = await differences(large, sql)
  const count = async () => {
    const answer = await large.client.get('/Users?count=0')
    return { answer, right: (answer.body.totalResults ?? 0) > 0 }
  }
  const nobody = async () => {
    const answer = await large.client.get(`/Users?${equals('userName', 'absent@load.test')}`)
    return { answer, right: answer.body.totalResults === 0 }
  }
  const turns = await byTurns(size.rounds, 300, count, nobody)
  const extraMs = Math.max(0, turns.one - turns.other)
  return [
    {
      name: 'C6',
      what: `totalResults of ${size.people} people: exact, and its cost beyond an empty look-up`,
      goal: `exact, <= ${goals.totalMs} ms`,
      measured: `${faults.length === 0 ? 'exact' : 'WRONG'}, ${extraMs.toFixed(2)} ms (${turns.one.toFixed(2)} against ${turns.other.toFixed(2)})`,
      reached: faults.length === 0 && extraMs <= goals.totalMs,
      faults: [...faults, ...turns.faults],
    },
  ]
}

/** Totals that differ from what the database counts, after each of some creations and removals. */
async function differences({ client, slug }: Tenant, sql: Ground['sql']): Promise<string[]> {
  const counted = `select count(*)::int as people from users u join organizations o on o.id = u.org_id
    where o.slug = $1 and u.kind = 'human' and u.deleted_at is null`
  const wrong: string[] = []
  const compare = async (after: string) => {
    const [row] = await sql<{ people: number }>(counted, [slug])
    const { body } = await client.get('/Users?count=0')
    if (body.totalResults !== row?.people) wrong.push(`${body.totalResults} instead of ${row?.people} after ${after}`)
  }
  const made: Answer[] = []
  for (let n = 0; n < 5; n++) {
    made.push(await client.call('POST', '/Users', userBody(9_000_000 + n)))
    await compare('a creation')
  }
  const { body } = await client.get('/Users?startIndex=1&count=3')
  for (const id of [...made.map((answer) => answer.body.id), ...(body.Resources ?? []).map((one) => one.id)]) {
    await client.call('DELETE', `/Users/${id}`)
    await compare('a removal')
  }
  return wrong
}
