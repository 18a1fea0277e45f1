import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { harmlessQueries } from './bad-lists'
import { badOperations } from './bad-operations'
import { type BadRequest, bulkSchema, placeholder } from './bad-request'
import { badRequests } from './bad-requests'
import type { Answer, Json, Sent } from './client'
import { fingerprint } from './fingerprint'
import { expectError, made, person } from './people'
import { fill, type Variables } from './runner'
import { group, madeGroup } from './teams'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

/** What no client may learn: how we are made. */
const internals =
  /\bat \S+:\d+|node_modules|\/lib\/|\.ts\b|select |insert |postgres|prisma|relation|undefined|\[object|SQLSTATE/i

/** The longest that any of them may take, in milliseconds: a bomb would take minutes. */
const patienceMs = 5_000

/** A person and a group of another organization. */
async function strangers(wire: Wire): Promise<Variables> {
  const { scim } = await wire.tenant()
  const theirs = String((await scim.post('/Users', person(wire))).json.id)
  const theirGroup = String((await scim.post('/Groups', group(wire, { members: [{ value: theirs }] }))).json.id)
  return { theirs, theirGroup }
}

/** Nothing of an answer, its headers included, may tell how it came about. */
function expectDiscreet({ text, headers, json }: Answer, detail: unknown = json.detail): void {
  expect(detail).not.toMatch(internals)
  expect(String(detail).length).toBeLessThan(400)
  expect(text.length).toBeLessThan(1_000)
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['server', 'x-powered-by', 'via']))
}

overEveryMount((wire) => {
  const variables: Variables = {}
  let before: Record<string, string>

  beforeAll(async () => {
    const value = wire.name('victim')
    const own = await made(wire, { userName: value, nickName: 'n', emails: [{ value, type: 'work', primary: true }] })
    await made(wire, { userName: 'taken@bad.test' })
    Object.assign(variables, { id: own.id, name: value, NAME: value.toUpperCase(), key: wire.tenantOne.key })
    const { id, displayName } = await madeGroup(wire, [own.id])
    await madeGroup(wire, [], { displayName: 'Taken team' })
    Object.assign(variables, { group: id, team: displayName, TEAM: displayName.toUpperCase() }, await strangers(wire))
    before = await fingerprint(wire)
  })

  const filled = (text: string) => text.replace(placeholder, (_, name: string) => variables[name] ?? '')

  function request({ method, path, headers, raw, authorization }: BadRequest): Sent {
    const text = typeof raw === 'string' ? filled(raw) : raw
    return {
      method,
      path: fill(path, variables),
      ...(headers && { headers }),
      ...(text !== undefined && { raw: text }),
      ...(authorization !== undefined && { authorization: authorization && fill(authorization, variables) }),
    }
  }

  const rows = badRequests.filter(({ path }) => wire.sees(path))
  test.each(rows.map((row) => [row.what, row.status, row] as const))('%s is %i', async (_what, _status, row) => {
    const startedMs = performance.now()
    const answer = await wire.scim.send(request(row))
    expectError(answer, row.status, row.scimType)
    expectDiscreet(answer)
    expect(performance.now() - startedMs).toBeLessThan(patienceMs)
  })

  test.each(badOperations.map((row) => [row.what, row.status, row] as const))(
    '%s is %i',
    async (_what, _status, { operation, status, scimType }) => {
      const raw = filled(`{"schemas":["${bulkSchema}"],"Operations":[${operation}]}`)
      const answer = await wire.scim.send({ method: 'POST', path: '/Bulk', raw })
      expect(answer.status, answer.text).toBe(200)
      const done = answer.json.Operations?.[0] as Json & { response: Json }
      const error = { ...answer, status: Number(done.status), json: done.response }
      expectError(error, status, scimType)
      expectDiscreet({ ...answer, text: JSON.stringify(done.response) }, done.response.detail)
    },
  )

  test.each(harmlessQueries.map((query) => [query.slice(0, 60), query]))(
    '?%s is as if it were not there',
    async (_, query) => {
      for (const collection of ['/Users', '/Groups']) {
        const answer = await wire.scim.get(`${collection}?${query}`)
        expect(answer.status, answer.text).toBe(200)
        expect(answer.json).toEqual((await wire.scim.get(collection)).json)
      }
    },
  )

  describe('after all of them', () => {
    test('every row of every table is as it was', async () => {
      expect(Object.keys(before).length).toBeGreaterThan(12)
      expect(await fingerprint(wire)).toEqual(before)
    })

    test('the server still serves', async () => {
      expect((await wire.scim.get(`/Users/${variables.id}`)).json.nickName).toBe('n')
    })
  })
})

test('the corpus has 450 rows or more, each once', () => {
  const told = [...badRequests, ...badOperations].map(({ what }) => what)
  expect(told.length).toBeGreaterThanOrEqual(450)
  expect(told.filter((what, n) => told.indexOf(what) !== n)).toEqual([])
})
