import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { byPassword, linkedProvider, type Somebody, somebody } from '@/lib/org/testing/ways-in'
import { makeOrg } from '@/lib/org/testing/world'
import { commands } from '../commands'
import { understand } from '../dispatch'

await cloneDatabase()

let org: Org
let ada: Somebody
beforeEach(async () => {
  org = await makeOrg()
  ada = await somebody(org, 'Admin', 'Ada Roux')
})

const run = (...words: string[]) => runOf('org', ...words)

async function runOf(...words: string[]): Promise<{ text: string; json: unknown }> {
  const call = understand(commands, words)
  if (call.kind !== 'run') throw new Error(call.text)
  return call.verb.run(call.input)
}

describe('from the command line', () => {
  test('the ways to sign in are shown, and replaced', async () => {
    expect((await run('methods', org.slug)).text).toContain('password, passkey, saml')
    const { json } = await run('methods', org.slug, '--set', 'saml,password')
    expect(json).toMatchObject({ methods: ['password', 'saml'], ended: 0, kept: 0 })
  })

  test('an operator lets people in again who are locked out', async () => {
    await linkedProvider(org, [ada])
    await run('break-glass', org.slug, ada.address)
    const zoe = await somebody(org)
    await run('methods', org.slug, '--set', 'saml', '--lock-out')
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'method_off' })
    await run('methods', org.slug, '--set', 'password,passkey,saml')
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'signed_in' })
  })

  test('whoever would be locked out keeps what they have, unless said', async () => {
    await linkedProvider(org, [ada])
    await run('break-glass', org.slug, ada.address)
    const zoe = await somebody(org)
    expect((await run('methods', org.slug, '--set', 'saml')).json).toMatchObject({ kept: 1 })
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'signed_in' })
  })

  test('break glass is given and taken, and the rules hold', async () => {
    await expect(run('methods', org.slug, '--set', 'saml')).rejects.toMatchObject({ code: 'sso_not_ready' })
    expect((await run('break-glass', org.slug)).text).toContain('no break-glass administrator')
    expect((await run('break-glass', org.slug, ada.address)).text).toContain('Ada Roux')
    await linkedProvider(org, [ada])
    await run('methods', org.slug, '--set', 'saml')
    await expect(run('break-glass', org.slug, ada.address, '--remove')).rejects.toMatchObject({
      code: 'last_break_glass',
    })
    await run('methods', org.slug, '--set', 'password')
    expect((await run('break-glass', org.slug, ada.address, '--remove')).text).toContain('no break-glass administrator')
  })

  test('one person gets ways of their own, and those of the organization again', async () => {
    const zoe = await somebody(org)
    const methods = (...more: string[]) => runOf('user', 'methods', '--org', org.slug, '--email', zoe.address, ...more)
    expect((await methods('--set', 'saml')).text).toContain('Ways of their own: saml')
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'method_off' })
    expect((await methods('--set', 'organization')).json).toMatchObject({ own: null, has: ['password'] })
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'signed_in' })
    await expect(methods('--set', 'fax')).rejects.toThrow('"fax" is no way to sign in')
  })

  test('what is no way to sign in is refused by name', async () => {
    await expect(run('methods', org.slug, '--set', 'password,fax')).rejects.toThrow('"fax" is no way to sign in')
    await expect(run('methods', 'nowhere')).rejects.toThrow('There is no organization "nowhere"')
  })
})
