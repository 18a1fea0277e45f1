/** What a client may ask of the server: how often, how much, how deep. */
import { crc32 } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { randomBase62, toBase62 } from '@/lib/base/base62'
import { provideEnv } from '@/lib/base/env'
import { secretLength } from '@/lib/base/secret'
import { batchPool } from '@/lib/db/client'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Answer } from '../client'
import { core, expectError, made, nobodysId, person } from '../people'
import { overEveryMount } from '../wire'

await cloneDatabase()
provideEnv({ GATEHOUSE_RATE_LIMIT: '1' })
afterAll(() => provideEnv({ GATEHOUSE_RATE_LIMIT: '' }))

const limitHeaders = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']

/** A key with the same organization and public part, another secret and the checksum that it needs. */
function guessOf(key: string): string {
  const [prefix, org, publicId] = key.split('_')
  const body = `${prefix}_${org}_${publicId}_${randomBase62(secretLength)}`
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return `${body}_${toBase62(sum, 6)}`
}

overEveryMount(
  (wire) => {
    /** Asks until the budget is spent; answers everything that came. */
    async function exhaust(ask: () => Promise<Answer>): Promise<Answer[]> {
      const answers: Answer[] = []
      do answers.push(await ask())
      while (answers.at(-1)?.status !== 429 && answers.length < 100)
      return answers
    }

    describe('a key that asks more than its budget', () => {
      test('is 429 with the time to come back, and told its budget in every answer', async () => {
        const { scim } = await wire.tenant()
        const answers = await exhaust(() => scim.get('/Users?count=0'))
        const refused = answers.pop()
        expect(answers.length).toBeGreaterThanOrEqual(4)
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
        for (const { headers } of answers) {
          expect(limitHeaders.map((name) => headers[name])).toEqual([
            '4',
            expect.stringMatching(/^[0-3]$/),
            expect.stringMatching(/^[1-4]$/),
          ])
        }
        if (!refused) throw new Error('nothing was refused')
        expectError(refused, 429)
        expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
        expect(refused.headers['x-ratelimit-remaining']).toBe('0')
      })

      test('spends it on writes, errors and discovery too', async () => {
        const { scim } = await wire.tenant()
        for (const ask of [
          () => scim.get('/Schemas'),
          () => scim.get('/Users/nobody'),
          () => scim.post('/Users', {}),
          () => scim.send({ method: 'HEAD', path: '/Users?count=0' }),
        ]) {
          expect((await ask()).headers['x-ratelimit-limit']).toBe('4')
        }
        expect((await exhaust(() => scim.delete('/Users/nobody'))).length).toBeLessThan(10)
      })

      test('takes nothing from another key, nor does a stranger who knows its public part', async () => {
        const victim = await wire.tenant()
        const guesses = Array.from({ length: 8 }, () => wire.client(guessOf(victim.key)).get('/Users'))
        expect((await Promise.all(guesses)).map(({ status }) => status)).toEqual(Array(8).fill(401))
        expect((await victim.scim.get('/Users?count=0')).headers['x-ratelimit-remaining']).toBe('3')
      })
    })

    test('without a key discovery has no budget', async () => {
      const answer = await wire.scim.send({ method: 'GET', path: '/Schemas', authorization: null })
      expect([answer.status, answer.headers['x-ratelimit-limit']]).toEqual([200, undefined])
    })

    test('a body beyond the limit of its route is 413 naming it', async () => {
      const { scim } = await wire.tenant()
      const raw = JSON.stringify(person(wire, { nickName: 'x'.repeat(2_000_000) }))
      const answer = await scim.send({ method: 'POST', path: '/Users', raw })
      expectError(answer, 413)
      expect(answer.json.detail).toContain('1 MB (1048576 bytes)')
    })

    // `next start` alone takes headers of 16 kB; the shipped server takes more (server-limits.ts).
    if (wire.mountName !== 'next') {
      test('a filter of 8 kB, escaped to the last character, is read', async () => {
        const { scim } = await wire.tenant()
        const filter = `userName eq "${'é'.repeat(3_900)}"`
        const answer = await scim.get(
          `/Users?filter=${[...Buffer.from(filter)].map((byte) => `%${byte.toString(16)}`).join('')}`,
        )
        expect([answer.status, answer.json.totalResults]).toEqual([200, 0])
      })
    }

    test('HEAD is GET without its body', async () => {
      const { scim } = await wire.tenant()
      const { id } = (await scim.post('/Users', { schemas: [core], userName: wire.name('head') })).json
      const [get, head] = [await scim.get(`/Users/${id}`), await scim.send({ method: 'HEAD', path: `/Users/${id}` })]
      const headers = ({ headers: all }: Answer) => [all.etag, all['content-type'], all['cache-control']]
      expect([head.status, head.text, headers(head)]).toEqual([get.status, '', headers(get)])
    })

    // Only where the server shares this process's pool.
    if (wire.mountName !== 'next') {
      test('more than 200 writes waiting for a connection are told to come back, and the rest is served', async () => {
        provideEnv({ GATEHOUSE_RATE_LIMIT: '0' })
        await made(wire)
        const held = await Promise.all(Array.from({ length: batchPool().options.max }, () => batchPool().connect()))
        const client = wire.client(wire.tenantOne.key)
        const asked = Array.from({ length: 260 }, () => client.delete(`/Users/${nobodysId}`))
        const first = await Promise.race(asked).finally(() => {
          for (const connection of held) connection.release()
        })
        expectError(first, 503)
        expect(first.headers['retry-after']).toBe('1')
        const statuses = (await Promise.all(asked)).map(({ status }) => status)
        // The log and the note of the key's use wait among them.
        expect(statuses.filter((status) => status === 404).length).toBeGreaterThanOrEqual(190)
        expect(new Set(statuses)).toEqual(new Set([404, 503]))
        provideEnv({ GATEHOUSE_RATE_LIMIT: '1' })
      })
    }
  },
  { alike: false },
)
