import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as samlRequests from '@/lib/org/saml/saml-requests'
import { idpMetadata } from '@/lib/org/testing/saml'
import { makeOrg } from '@/lib/org/testing/world'
import { newKeyPair } from '@/lib/saml/testing/forger'
import { commands } from '../commands'
import { understand } from '../dispatch'

await cloneDatabase()

const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-saml-'))
const [one, two] = [newKeyPair('one'), newKeyPair('two')]
let org: Org

beforeAll(async () => {
  org = await makeOrg()
})

async function run(...words: string[]): Promise<{ text: string; json: unknown }> {
  const call = understand(commands, ['saml', ...words, '--org', org.slug])
  if (call.kind !== 'run') throw new Error(call.text)
  return call.verb.run(call.input)
}

function file(name: string, content: string): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

test('one call sets the provider up, with two certificates, and people sign in with it', async () => {
  const metadata = file('idp.xml', idpMetadata('https://idp.test', [one, two]))
  const { json } = await run('set', '--metadata', metadata, '--idp-initiated', 'on')
  expect(json).toMatchObject({
    entityId: expect.stringMatching(new RegExp(`/saml/${org.slug}/metadata$`)),
    providers: [
      {
        entityId: 'https://idp.test',
        state: 'active',
        idpInitiated: true,
        certificates: [{ subject: 'CN=one' }, { subject: 'CN=two' }],
      },
    ],
  })
  expect((await samlRequests.begin(org, {})).url).toMatch(/^https:\/\/idp\.test\/sso\?SAMLRequest=/)
})

test('the same again replaces it, and leaves its switches', async () => {
  const { json } = await run('set', '--metadata', file('new.xml', idpMetadata('https://new.test', [two])))
  expect(json).toMatchObject({
    providers: [{ entityId: 'https://new.test', idpInitiated: true, certificates: [{ subject: 'CN=two' }] }],
  })
})

test('just-in-time accounts have a switch, domains and a role', async () => {
  const { json } = await run(
    'set',
    '--jit',
    'on',
    '--jit-domain',
    'acme.test',
    '--jit-domain',
    'acme.fr',
    '--jit-role',
    'read only',
  )
  expect(json).toMatchObject({ jit: { enabled: true, domains: ['acme.test', 'acme.fr'], role: 'Read only' } })
  expect((await run('set', '--jit', 'off')).json).toMatchObject({
    jit: { enabled: false, domains: ['acme.test', 'acme.fr'] },
  })
})

test.each([
  ['nothing to change', [], 'Nothing to change'],
  ['a file that is not there', ['--metadata', '/nowhere/idp.xml'], 'cannot be read'],
  ['a file that is no metadata', ['--metadata', 'BAD'], 'not_metadata'],
  ['an address that is not public', ['--metadata-url', 'https://127.0.0.1/'], 'metadata_address_refused'],
  ['a switch that is none', ['--jit', 'maybe'], 'on or off'],
  ['a role that is none', ['--jit-role', 'Emperor'], 'There is no role'],
  ['a role that manages access', ['--jit-role', 'Admin'], 'role_not_held'],
  ['a domain that is none', ['--jit-domain', 'nothing'], 'domain_invalid'],
])('%s is refused', async (_, words, message) => {
  const bad = file('bad.xml', '<html/>')
  const given = words.map((word) => (word === 'BAD' ? bad : word))
  await expect(run('set', ...given)).rejects.toThrow(message)
})

test('it can be turned off, and shown', async () => {
  await run('set', '--active', 'off')
  const { text } = await run('show')
  expect(text).toContain('Identity provider (off)')
  await expect(samlRequests.begin(org, {})).rejects.toMatchObject({ code: 'sso_unavailable' })
})
