/** Requests at random: whatever comes, nothing breaks, what is refused leaves nothing behind, and what is accepted is
 *  what is read afterwards. GATEHOUSE_FUZZ_RUNS sets how many of them (100000 for a long run), GATEHOUSE_FUZZ_SEED where
 *  the random numbers begin. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { groupType, isObject, Notes, readResource, userType } from '@/lib/scim'
import type { Answer, Json, Sent } from './client'
import { secret } from './fuzz-bodies'
import { kinds, type Shot } from './fuzz-requests'
import { Commits, World } from './fuzz-world'
import { made } from './people'
import { Wire } from './wire'

await cloneDatabase()
provideEnv({ GATEHOUSE_RATE_LIMIT: '0' })

const runs = Number(process.env.GATEHOUSE_FUZZ_RUNS ?? 2_100)
const seed = Number(process.env.GATEHOUSE_FUZZ_SEED ?? 20_261_122)
/** What has piled up is swept away after so many. */
const roundLength = 100
const perRequestMs = 200

const wire = new Wire('handlers')
const world = new World(wire)
const commits = new Commits(wire)
const tally = new Map<string, number>()

beforeAll(async () => {
  await wire.open()
  await world.open()
  await commits.open()
})
afterAll(async () => {
  await wire.close()
  if (process.env.GATEHOUSE_FUZZ_RUNS) console.info(Object.fromEntries([...tally].sort()))
})

describe.each(Object.entries(kinds))('%s at random', (kind, shots) => {
  const numRuns = Math.ceil(runs / Object.keys(kinds).length)

  test(`keep the promises ${numRuns} times`, { timeout: 60_000 + numRuns * perRequestMs }, async () => {
    let sent = 0
    const promise = fc.asyncProperty(shots, async (shot) => {
      if (++sent % roundLength === 0) await world.renew()
      await keepsPromises(kind, shot)
    })
    await fc.assert(promise, { numRuns, seed })
  })
})

test('what is committed is noticed', async () => {
  await commits.mark()
  await made(wire)
  expect(await commits.since()).toEqual(expect.arrayContaining(['users', 'user_roles', 'audit_events']))
})

async function keepsPromises(kind: string, shot: Shot): Promise<void> {
  const aimed = world.aimed(shot)
  await commits.mark()
  const answer = await world.send(aimed)
  const told = `${answer.status} ${answer.text}`
  tally.set(`${kind} ${answer.status}`, (tally.get(`${kind} ${answer.status}`) ?? 0) + 1)
  expect(answer.status, told).toBeLessThan(500)
  for (const { status } of operationsIn(answer)) expect(Number(status), told).toBeLessThan(500)
  expect(answer.text).not.toContain(secret)
  expect(hasPassword(answer.json), told).toBe(false)
  if (isRefused(aimed, answer)) expect(await commits.since(), told).toEqual([])
  else await expectAnswered(aimed, answer)
}

/** Nothing of it may be left: it failed, each part of it failed, or it was a rehearsal. */
function isRefused({ method, path }: Sent, answer: Answer): boolean {
  if (answer.status >= 400 || method === 'GET' || method === 'HEAD' || path.includes('/.search')) return true
  if (answer.headers['preference-applied'] === 'dry-run') return true
  const operations = operationsIn(answer)
  return operations.length > 0 && operations.every(({ status }) => Number(status) >= 400)
}

function operationsIn({ json }: Answer): Json[] {
  return Array.isArray(json.Operations) ? json.Operations : []
}

function hasPassword(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasPassword)
  if (!isObject(value)) return false
  return Object.entries(value).some(([name, item]) => name.toLowerCase() === 'password' || hasPassword(item))
}

/** A write that was answered with success: the resource is readable, as answered, and obeys its schema. */
async function expectAnswered({ method, path }: Sent, answer: Answer): Promise<void> {
  const type = [userType, groupType].find(({ endpoint }) => path.startsWith(endpoint))
  if (!type || method === 'DELETE') return world.repair()
  const [resource = '', query] = path.split('?')
  const id = method === 'POST' ? String(answer.json.id) : resource.slice(type.endpoint.length + 1)
  const now = await world.send({ method: 'GET', path: `${type.endpoint}/${id}` })
  expect(now.status, now.text).toBe(200)
  expect(() => readResource(type, now.json, new Notes()), now.text).not.toThrow()
  if (answer.status === 204) return
  const shown = query === undefined ? now : await world.send({ method: 'GET', path: `${type.endpoint}/${id}?${query}` })
  expect(answer.json).toEqual(shown.json)
}
