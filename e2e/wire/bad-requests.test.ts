import { beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type BadRequest, placeholder } from './bad-request'
import { badRequests } from './bad-requests'
import type { Sent } from './client'
import { fingerprint } from './fingerprint'
import { expectError, made } from './people'
import { fill, type Variables } from './runner'
import { overEveryMount } from './wire'

await cloneDatabase()

/** What no client may learn: how we are made. */
const internals =
  /\bat \S+:\d+|node_modules|\/lib\/|\.ts\b|select |insert |postgres|prisma|relation|undefined|\[object|SQLSTATE/i

overEveryMount((wire) => {
  const variables: Variables = {}
  let before: Record<string, string>

  beforeAll(async () => {
    const value = wire.name('victim')
    const own = await made(wire, { userName: value, nickName: 'n', emails: [{ value, type: 'work', primary: true }] })
    await made(wire, { userName: 'taken@bad.test' })
    Object.assign(variables, { id: own.id, name: value, NAME: value.toUpperCase(), key: wire.tenantOne.key })
    before = await fingerprint(wire)
  })

  function request({ method, path, headers, raw, authorization }: BadRequest): Sent {
    const text = typeof raw === 'string' ? raw.replace(placeholder, (_, name: string) => variables[name] ?? '') : raw
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
    const answer = await wire.scim.send(request(row))
    expectError(answer, row.status, row.scimType)
    expect(answer.json.detail).not.toMatch(internals)
    expect(String(answer.json.detail).length).toBeLessThan(400)
  })

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

test('the corpus has 120 rows or more, each once', () => {
  const told = badRequests.map(({ what }) => what)
  expect(told.length).toBeGreaterThanOrEqual(120)
  expect(new Set(told).size).toBe(told.length)
})
