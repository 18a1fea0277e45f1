/** Idempotency-Key: a request that names itself is carried out once and answered alike each time. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import type { Answer, Sent } from '../client'
import { core, expectError, made, person, verdict } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()
provideEnv({ GATEHOUSE_RATE_LIMIT: '0' })

/** What a repeat must give again. */
function whole({ status, headers, text }: Answer): unknown[] {
  return [status, headers.etag, headers.location, headers['content-type'], text]
}

overEveryMount(
  (wire) => {
    const named = (token: string = randomUUID()) => ({ 'idempotency-key': token })

    function twice(sent: Sent): Promise<[Answer, Answer]> {
      return wire.scim.send(sent).then(async (first) => [first, await wire.scim.send(sent)])
    }

    const rowsOf = async (userName: string) => {
      const people = await wire.sql<{ id: string }>('select id from users where org_id = $1 and user_name = $2', [
        wire.tenantOne.org.id,
        userName,
      ])
      const mails = await wire.sql('select 1 from outbox where user_id = any($1)', [people.map(({ id }) => id)])
      return [people.length, mails.length]
    }

    test('a repeated create is answered alike: one person, one mail', async () => {
      const userName = wire.name('once')
      const body = { schemas: [core], userName, emails: [{ value: userName }] }
      const [first, second] = await twice({ method: 'POST', path: '/Users', body, headers: named() })
      expect(first.status, first.text).toBe(201)
      expect(whole(second)).toEqual(whole(first))
      expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id'])
      expect(await rowsOf(userName)).toEqual([1, 1])
    })

    // Fails if the claim in idempotency.ts does not come before the verb, or is not in its transaction.
    test('twenty at once make one person and one mail, and all are answered alike', async () => {
      for (let round = 0; round < 5; round++) {
        const userName = wire.name('storm')
        const body = { schemas: [core], userName, emails: [{ value: userName }] }
        const sent = { method: 'POST', path: '/Users', body, headers: named() }
        const answers = await Promise.all(Array.from({ length: 20 }, () => wire.scim.send(sent)))
        expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
        expect(new Set(answers.map((answer) => JSON.stringify(whole(answer)))).size).toBe(1)
        expect(await rowsOf(userName)).toEqual([1, 1])
      }
    })

    test('without it the repeat is 409 naming the one that exists', async () => {
      const [first, second] = await twice({ method: 'POST', path: '/Users', body: person(wire) })
      expectError(second, 409, 'uniqueness')
      expect(second.json.detail).toContain(first.json.id)
    })

    test('a change, a replace and a removal are repeated too, whatever came between', async () => {
      const { id, userName } = await made(wire)
      const operations = [{ op: 'replace', path: 'title', value: 'first' }]
      const headers = named()
      const first = await wire.scim.patch(`/Users/${id}`, operations, headers)
      await wire.scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'title', value: 'between' }])
      expect(whole(await wire.scim.patch(`/Users/${id}`, operations, headers))).toEqual(whole(first))
      expect((await wire.scim.get(`/Users/${id}`)).json.title).toBe('between')

      const body = { schemas: [core], userName, title: 'put' }
      const [put, again] = await twice({ method: 'PUT', path: `/Users/${id}`, body, headers: named() })
      expect([put.status, whole(again)]).toEqual([200, whole(put)])

      const [gone, still] = await twice({ method: 'DELETE', path: `/Users/${id}`, headers: named() })
      expect([gone.status, still.status, still.text]).toEqual([204, 204, ''])
    })

    describe('the same name for another request is refused', () => {
      test.each<[string, (sent: Sent) => Sent | Promise<Sent>]>([
        ['another body', (sent) => ({ ...sent, body: person(wire) })],
        ['another path', (sent) => ({ ...sent, path: '/Users?attributes=userName' })],
        ['another method', async (sent) => ({ ...sent, method: 'PUT', path: `/Users/${(await made(wire)).id}` })],
      ])('with %s', async (_what, other) => {
        const sent = { method: 'POST', path: '/Users', body: person(wire), headers: named() }
        expect((await wire.scim.send(sent)).status).toBe(201)
        expectError(await wire.scim.send(await other(sent)), 422)
        expect((await wire.scim.send(sent)).status).toBe(201)
      })
    })

    test('a refused request leaves the name free', async () => {
      const { userName } = await made(wire)
      const headers = named()
      const refused = await wire.scim.post('/Users', { schemas: [core], userName }, headers)
      expectError(refused, 409, 'uniqueness')
      expectError(await wire.scim.post('/Users', { schemas: [core] }, headers), 400, 'invalidValue')
      expect((await wire.scim.post('/Users', person(wire), headers)).status).toBe(201)
    })

    test('a name belongs to one key', async () => {
      const other = await wire.tenant()
      const headers = named()
      const body = person(wire)
      const first = await wire.scim.post('/Users', body, headers)
      const second = await other.scim.post('/Users', body, headers)
      expect([first.status, second.status]).toEqual([201, 201])
      expect(second.json.id).not.toBe(first.json.id)
    })

    test('also within one organization, and each name has its own answer', async () => {
      const { org, accountId, scim } = wire.tenantOne
      const key = { ownerId: accountId, name: 'Another', scopes: applicationKeys.scimScopes, expiresInDays: 1 }
      const other = wire.client((await applicationKeys.create(org, systemActor(), key)).secret)
      const [headers, later] = [named(), named()]
      const [own, others] = [person(wire), person(wire)]
      const first = await scim.post('/Users', own, headers)
      const second = await scim.post('/Users', person(wire), later)
      const theirs = await other.post('/Users', others, headers)
      expect([first.status, second.status, theirs.status]).toEqual([201, 201, 201])
      expect((await scim.post('/Users', own, headers)).json.id).toBe(first.json.id)
      expect((await other.post('/Users', others, headers)).json.id).toBe(theirs.json.id)
    })

    test('after 24 hours the name is free, also where nobody has swept', async () => {
      const headers = named()
      const { json } = await wire.scim.post('/Users', person(wire), headers)
      await wire.sql("update idempotency set expires_at = now() - interval '1 second' where token = $1", [
        headers['idempotency-key'],
      ])
      const again = await wire.scim.post('/Users', person(wire), headers)
      expect([again.status, again.json.id !== json.id]).toEqual([201, true])
    })

    test('one of 200 characters is taken', async () => {
      const headers = named(randomUUID().padEnd(200, 'x'))
      expect((await wire.scim.post('/Users', person(wire), headers)).status).toBe(201)
    })

    test.each([
      ['empty', ' '],
      ['longer than 200 characters', 'x'.repeat(201)],
    ])('one that is %s is 400', async (_what, token) => {
      expect(verdict(await wire.scim.post('/Users', person(wire), named(token)))).toEqual([400, 'invalidValue'])
    })

    test('on a read it has no meaning, and a dry run neither claims nor repeats', async () => {
      const headers = named()
      expect((await wire.scim.get('/Users?count=0', headers)).status).toBe(200)
      const body = person(wire)
      const rehearsed = await wire.scim.post('/Users', body, { ...headers, prefer: 'dry-run' })
      expect(rehearsed.status).toBe(200)
      expect((await wire.scim.post('/Users', body, headers)).status).toBe(201)
      const again = await wire.scim.post('/Users', person(wire), { ...headers, prefer: 'dry-run' })
      expect(again.status).toBe(200)
    })

    test('what is stored holds no secret of the request', async () => {
      const password = `secret-${randomUUID()}`
      const headers = named()
      const answer = await wire.scim.post('/Users', person(wire, { password }), headers)
      expect(answer.status).toBe(201)
      const [row] = await wire.sql<{ text: string }>('select i::text as text from idempotency i where token = $1', [
        headers['idempotency-key'],
      ])
      expect(row?.text).toContain(String(answer.json.id))
      expect(row?.text).not.toContain(password)
    })
  },
  { alike: false },
)
