/** W1 to W5 and W8: people are created, looked up, read, changed and listed. Every answer is checked. */
import { equals, isFine } from './client'
import type { Row } from './measure'
import { replaceBody } from './people'
import type { World } from './world'

/** W1: creates people until there are `size`. */
export async function create(world: World, size: number): Promise<Row[]> {
  const count = size - world.size
  if (count <= 0) return []
  return [await world.measure('W1 create', () => world.createUser(), { count, seconds: world.plan.fillSeconds })]
}

/** W2: look-ups by userName that find and that do not, and by externalId. */
export async function lookUp(world: World): Promise<Row[]> {
  const { client } = world
  const find = async (filter: string, id: string | undefined) => {
    const answer = await client.get(`/Users?${filter}`)
    const { totalResults, Resources } = answer.body
    const wanted = id === undefined ? totalResults === 0 : totalResults === 1 && Resources?.[0]?.id === id
    return { answer, right: answer.status === 200 && wanted }
  }
  const hit = (attribute: 'userName' | 'externalId') => (n: number) => {
    const person = world.someone(n)
    return find(equals(attribute, person[attribute]), person.id)
  }
  return [
    await world.measure('W2 look-up, hit', hit('userName')),
    await world.measure('W2 look-up, miss', (n) => find(equals('userName', `absent${n}@load.test`), undefined)),
    await world.measure('W2 look-up, externalId', hit('externalId')),
  ]
}

/** W3: reads people by id. */
export async function read(world: World): Promise<Row[]> {
  const row = await world.measure('W3 GET by id', async (n) => {
    const { id, userName } = world.someone(n)
    const answer = await world.client.get(`/Users/${id}`)
    const right = answer.body.id === id && answer.body.userName === userName
    return { answer, right: answer.status === 200 && right }
  })
  return [row]
}

const changes = {
  active: (n: number) => n % 2 === 1,
  displayName: (n: number) => `Renamed ${n}`,
} as const

/** W4: changes people, then reads some back: an acknowledged change that is not there is lost. */
export async function patch(world: World): Promise<Row[]> {
  const rows: Row[] = []
  for (const path of ['active', 'displayName'] as const) {
    const wanted = new Map<string, boolean | string>()
    const row = await world.measure(`W4 PATCH ${path}`, async (n) => {
      const { id } = world.someone(n)
      const value = changes[path](n)
      const answer = await world.client.call('PATCH', `/Users/${id}`, replaceBody(path, value))
      if (isFine(answer)) wanted.set(id, value)
      return { answer, right: isFine(answer) }
    })
    const lost = await countLost(world, path, wanted)
    rows.push(lost > 0 ? { ...row, faults: [...row.faults, `${lost} changes LOST`] } : row)
  }
  return rows
}

/** Not of the last changes: their order was open while several ran at once. */
async function countLost(world: World, path: 'active' | 'displayName', wanted: Map<string, unknown>): Promise<number> {
  const settled = [...wanted].slice(-50 - world.plan.concurrency, -world.plan.concurrency)
  const found = settled.map(async ([id, value]) => {
    const { body } = await world.client.get(`/Users/${id}`)
    return body[path] === value
  })
  return (await Promise.all(found)).filter((kept) => !kept).length
}

/** W5: pages of 100 at the start, in the middle and at the end. */
export async function list(world: World): Promise<Row[]> {
  const last = Math.max(1, world.size - 99)
  const places = { first: 1, middle: Math.max(1, Math.floor(last / 2)), last }
  const rows: Row[] = []
  for (const [place, startIndex] of Object.entries(places)) {
    const page = async () => {
      const answer = await world.client.get(`/Users?startIndex=${startIndex}&count=100`)
      const full = answer.body.Resources?.length === Math.min(100, world.size)
      return { answer, right: full && (answer.body.totalResults ?? 0) >= world.size }
    }
    rows.push(await world.measure(`W5 page of 100, ${place}`, page, { concurrency: 1, count: 300 }))
  }
  return rows
}

/** W8: a cycle of small changes: 80 look-ups, 15 changes, 5 creations in a hundred. */
export async function mixed(world: World, concurrency: number): Promise<Row[]> {
  const { client } = world
  const row = await world.measure(
    `W8 mixed, ${concurrency} at once`,
    async (n) => {
      const slot = (n * 37) % 100
      if (slot >= 95) return world.createUser()
      const { id, userName } = world.someone(n)
      if (slot >= 80) {
        const answer = await client.call('PATCH', `/Users/${id}`, replaceBody('displayName', `Mixed ${n}`))
        return { answer, right: isFine(answer) }
      }
      const answer = await client.get(`/Users?${equals('userName', userName)}`)
      return { answer, right: answer.body.Resources?.[0]?.id === id }
    },
    { concurrency },
  )
  return [row]
}
