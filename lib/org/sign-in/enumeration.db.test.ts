/** Whether an address is known cannot be told by the work that an answer takes: it is the same number of round trips to
 *  the database and of checked hashes. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { batchPool } from '@/lib/db/client'
import { closePools } from '@/lib/db/close'
import { type CountingProxy, countRoundTrips } from '@/lib/http/testing/round-trips'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as invites from '../invitations/invites'
import * as resets from '../passwords/password-resets'
import { peek } from '../testing/organization'
import { admin, invite, makeOrg, newestToken } from '../testing/world'
import * as users from '../users/users'
import { signIn } from './sign-in'

const checked = vi.hoisted(() => ({ hashes: 0 }))
vi.mock('@node-rs/argon2', async (real) => {
  const argon2 = await real<typeof import('@node-rs/argon2')>()
  const counted = (verb: 'hash' | 'verify') =>
    ((...given: never[]) => {
      checked.hashes += 1
      return (argon2[verb] as (...all: never[]) => unknown)(...given)
    }) as never
  return { ...argon2, hash: counted('hash'), verify: counted('verify') }
})

const { url } = await cloneDatabase()
const password = 'a long enough sentence'

let proxy: CountingProxy
beforeAll(async () => {
  proxy = await countRoundTrips(url)
  provideEnv({ DATABASE_URL: proxy.url })
  await signIn({ email: 'first@example.com', password }, {})
})
afterAll(async () => {
  await closePools()
  await proxy.close()
})

/** What the call costs: round trips, and hashes made or checked. */
async function cost(call: () => Promise<unknown>): Promise<{ trips: number; hashes: number }> {
  const pool = batchPool()
  await vi.waitFor(() => expect(pool.totalCount - pool.idleCount).toBe(0))
  await peek(url, 'delete from attempts')
  const before = { trips: proxy.count(), hashes: checked.hashes }
  await call()
  return { trips: proxy.count() - before.trips, hashes: checked.hashes - before.hashes }
}

async function member(email: string) {
  const org = await makeOrg()
  const id = await invite(org, email)
  await invites.accept(await newestToken(org, id), { name: 'Somebody', password }, {})
  return { org, id }
}

describe('signing in with a wrong password', () => {
  const guess = (email: string, slug?: string) =>
    cost(() => signIn({ email, password: 'a wrong sentence', slug }, { address: '192.0.2.1' }))

  test('costs as much for an unknown address as for every kind of known one', async () => {
    const unknown = await guess('nobody@example.com')
    expect(unknown.hashes).toBe(1)
    const { org } = await member('active@example.com')
    const disabled = await member('disabled@example.com')
    await users.deactivate(disabled.org, admin, disabled.id)
    await invite(org, 'pending@example.com')
    for (const email of ['active@example.com', 'disabled@example.com', 'pending@example.com']) {
      expect([email, await guess(email)]).toEqual([email, unknown])
    }
    expect(await guess('active@example.com', 'another-organization')).toEqual(unknown)
  })

  test('is answered alike', async () => {
    await member('alike@example.com')
    const answers = ['alike@example.com', 'nobody@example.com'].map((email) =>
      signIn({ email, password: 'a wrong sentence' }, { address: '192.0.2.2' }),
    )
    expect(await Promise.all(answers)).toEqual([{ kind: 'refused' }, { kind: 'refused' }])
  })
})

describe('before the answer is on its way', () => {
  test('asking for a new password costs the same for everybody: who has the address is looked up later', async () => {
    const asking = () => cost(() => resets.mayAsk({ address: '192.0.2.3' }))
    expect(await asking()).toEqual(await asking())
    expect((await asking()).hashes).toBe(0)
  })

  test('asking for a new invitation costs the same for everybody', async () => {
    const asking = () => cost(() => invites.mayAsk({ address: '192.0.2.3' }))
    expect(await asking()).toEqual(await asking())
  })
})

describe('a link that is none', () => {
  test('keeps nobody busy with a hash', async () => {
    const org = await makeOrg()
    const token = await newestToken(org, await invite(org, 'linked@example.com'))
    const forged = `${token.slice(0, -4)}AAAA`
    const accept = () => invites.accept(forged, { name: 'X', password }, {}).catch(({ code }) => code)
    const reset = () => resets.accept(forged, password, {}).catch(({ code }) => code)
    expect((await cost(accept)).hashes).toBe(0)
    expect((await cost(reset)).hashes).toBe(0)
    expect(await accept()).toBe('invitation_unavailable')
    expect(await reset()).toBe('reset_unavailable')
  })
})

describe('a client that asks without end', () => {
  test('for new passwords is stopped after twenty in an hour, and others are not', async () => {
    await peek(url, 'delete from attempts')
    const ask = (address: string) => resets.mayAsk({ address })
    const asked = await Promise.all(Array.from({ length: 20 }, () => ask('192.0.2.4')))
    expect(new Set(asked)).toEqual(new Set([true]))
    expect(await ask('192.0.2.4')).toBe(false)
    expect(await ask('192.0.2.5')).toBe(true)
    await peek(url, `update attempts set until = now() - interval '1 second'`)
    expect(await ask('192.0.2.4')).toBe(true)
  })

  test('for new invitations is stopped after a hundred in an hour, and others are not', async () => {
    const ask = (address: string) => invites.mayAsk({ address })
    const asked = await Promise.all(Array.from({ length: 100 }, () => ask('192.0.2.6')))
    expect(new Set(asked)).toEqual(new Set([true]))
    expect(await ask('192.0.2.6')).toBe(false)
    expect(await ask('192.0.2.7')).toBe(true)
  })

  test('a person gets three links for a new password in an hour, whoever asks for them', async () => {
    const { id } = await member('flooded@example.com')
    for (let count = 0; count < 5; count++) await resets.request('flooded@example.com', { address: `192.0.2.${count}` })
    const mails = await peek(url, `select 1 from outbox where user_id = $1 and kind = 'password_reset'`, [id])
    expect(mails).toHaveLength(3)
  })
})
