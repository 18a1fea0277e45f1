import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { keepHouse } from '@/lib/jobs/housekeeping'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { selfSigned } from '@/lib/saml/self-signed'
import { newKeyPair } from '@/lib/saml/testing/forger'
import * as domains from '../domains/domains'
import * as organizationSettings from '../organization-settings'
import { peek } from '../testing/organization'
import { arrive, idpMetadata, makeProvider, prove, answer as samlAnswer } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import * as providers from './saml-providers'
import * as samlRequests from './saml-requests'
import { organizationsFor } from './saml-routing'
import { createFromUrl, fetchMetadata, lookAfter } from './saml-upkeep'

const { url } = await cloneDatabase()

let org: Org
let address: string
let answer = ''
let status = 200
const server = createServer((_, response) => response.writeHead(status).end(answer))
/** The server is on this machine, which is out of bounds for everything but a test. */
const here = { maxBytes: 100_000, timeoutMs: 2_000, isForbidden: () => false, allowsPlain: true }
const [one, two] = [newKeyPair('one'), newKeyPair('two')]

beforeAll(async () => {
  org = await makeOrg()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`
})

afterAll(() => server.close())

describe('metadata from an address', () => {
  test('is fetched again, and brings the next certificate', async () => {
    answer = idpMetadata('https://fetched.test', [one])
    const id = await createFromUrl(org, admin, { name: 'Fetched', url: address }, here)
    await providers.activate(org, admin, id, { untested: true })
    answer = idpMetadata('https://fetched.test', [one, two])
    await lookAfter(org.id, id, here)
    const provider = await providers.get(org, admin, id)
    expect(provider.certificates).toEqual([one.certificate, two.certificate])
    expect(provider).toMatchObject({ metadataUrl: address, fetchProblem: null, state: 'active' })
  })

  test('that says the same as before leaves the tests that were made before', async () => {
    const quiet = await makeOrg()
    answer = idpMetadata('https://tested.test', [one])
    const id = await createFromUrl(quiet, admin, { name: 'Tested', url: address }, here)
    const begun = await samlRequests.beginTest(quiet, admin, id)
    const tested = { org: quiet, id, issuer: 'https://tested.test', key: one }
    expect(await arrive(quiet, samlAnswer(tested, begun.requestId), begun)).toMatchObject({ kind: 'tested' })
    await lookAfter(quiet.id, id, here)
    expect(await providers.affected(quiet, admin, id)).toMatchObject({ tested: true })
    answer = idpMetadata('https://tested.test', [two])
    await lookAfter(quiet.id, id, here)
    expect(await providers.affected(quiet, admin, id)).toMatchObject({ tested: false })
  })

  test('that fails, breaks or is of another provider changes nothing but what is told', async () => {
    answer = idpMetadata('https://steady.test', [one])
    const id = await createFromUrl(org, admin, { name: 'Steady', url: address }, here)
    const told = async () => (await providers.get(org, admin, id)).fetchProblem
    status = 500
    await lookAfter(org.id, id, here)
    expect(await told()).toMatch(/^status/)
    status = 200
    answer = '<html/>'
    await lookAfter(org.id, id, here)
    expect(await told()).toBe('metadata: not_metadata')
    answer = idpMetadata('https://impostor.test', [two])
    await lookAfter(org.id, id, here)
    expect(await told()).toBe('entity_id_changed: https://impostor.test')
    expect(await providers.get(org, admin, id)).toMatchObject({
      entityId: 'https://steady.test',
      certificates: [one.certificate],
    })
    answer = idpMetadata('https://steady.test', [one])
    await lookAfter(org.id, id, here)
    expect(await told()).toBeNull()
  })

  test.each(['http://example.com/', 'https://127.0.0.1/', 'https://169.254.169.254/latest/meta-data', 'nothing'])(
    'at %s is not fetched',
    async (bad) => {
      await expect(fetchMetadata(admin, bad)).rejects.toMatchObject({ code: 'metadata_address_refused' })
    },
  )

  test('by somebody who may not is not fetched', async () => {
    const nobody = { ...admin, permissions: new Set<string>() }
    await expect(fetchMetadata(nobody, address, here)).rejects.toMatchObject({ code: 'permission_missing' })
  })
})

describe('a certificate that ends', () => {
  const ending = (days: number) => {
    const { privateKey } = one
    const [validFrom, validTo] = [new Date('2026-01-01T00:00:00Z'), new Date(Date.now() + days * 86_400_000)]
    const certificate = selfSigned({
      privateKey,
      commonName: `ends ${days}`,
      serial: new Uint8Array(16).fill(7),
      validFrom,
      validTo,
    })
    return { privateKey, certificate }
  }
  const mails = async (orgId: string) =>
    (
      await peek<{ to: string }>(
        url,
        `select payload->>'to' as to from outbox where org_id = $1 and kind = 'saml_certificate' order by 1`,
        [orgId],
      )
    ).map(({ to }) => to)

  test('is told to the security contacts once at each threshold, and not while another lives on', async () => {
    const told = await makeOrg()
    await organizationSettings.putNotices(told, admin, { contacts: ['security@told.test'], keyReminders: true })
    const { id } = await makeProvider(told)
    const issuer = (await providers.get(told, admin, id)).entityId
    const withKeys = async (...keys: (typeof one)[]) => {
      await providers.replaceMetadata(told, admin, id, { document: idpMetadata(issuer, keys) })
      await lookAfter(told.id, id)
      await lookAfter(told.id, id)
      return mails(told.id)
    }
    expect(await withKeys(ending(31))).toEqual([])
    const twenty = ending(20)
    expect(await withKeys(twenty)).toEqual(['security@told.test'])
    await peek(url, 'update saml_identity_providers set expiry_told = $2 where org_id = $1', [told.id, '{}'])
    expect(await withKeys(twenty, two)).toHaveLength(1)
    expect(await withKeys(ending(5))).toHaveLength(2)
    expect(await withKeys(ending(-1))).toHaveLength(3)
    await providers.turnOff(told, admin, id)
    expect(await withKeys(ending(2))).toHaveLength(3)
  })
})

describe('what is over', () => {
  test('goes with the hour: requests, assertions and sign-ins of long ago, of every organization', async () => {
    const { id } = await makeProvider(org)
    const insert = (days: number) =>
      peek(
        url,
        `with a as (insert into saml_assertions values ($1, $2, 'a' || $3, now() + $3::int * interval '1 day')),
           r as (insert into saml_requests (org_id, id, provider_id, purpose, browser_hash, expires_at)
             values ($1, 'r' || $3, $2, 'login', 'x', now() + $3::int * interval '1 day'))
         insert into saml_logins (org_id, id, ref, at, purpose, code, proven, checks)
         values ($1, gen_random_uuid(), 'ref' || $3, now() + $3::int * interval '15 days', 'login', 'not_xml', false, '[]')`,
        [org.id, id, String(days)],
      )
    await insert(-3)
    await insert(1)
    await keepHouse()
    const left = await peek<{ name: string }>(
      url,
      `select assertion_id as name from saml_assertions where org_id = $1 union select id from saml_requests where org_id = $1 and provider_id = $2
       union select ref from saml_logins where org_id = $1 order by 1`,
      [org.id, id],
    )
    expect(left.map(({ name }) => name)).toEqual(['a1', 'r1', 'ref1'])
  })

  test('goes as well: logout requests at their end, and messages after a week', async () => {
    const { id } = await makeProvider(org)
    const insert = (days: number) =>
      peek(
        url,
        `with l as (insert into saml_logins (org_id, id, ref, at, purpose, code, proven, checks)
             values ($1, gen_random_uuid(), 'of' || $3, now(), 'login', 'not_xml', false, '[]') returning id),
           m as (insert into saml_messages
             select $1, id, now() + ($3::int - 1) * interval '4 days', now(), ''::bytea from l)
         insert into saml_logout_requests values ($1, $2, 'l' || $3, now() + $3::int * interval '1 day')`,
        [org.id, id, String(days)],
      )
    await insert(-1)
    await insert(1)
    await keepHouse()
    const left = await peek<{ name: string }>(
      url,
      `select request_id as name from saml_logout_requests where org_id = $1 union
       select l.ref from saml_messages m join saml_logins l on l.org_id = m.org_id and l.id = m.login_id
       where m.org_id = $1 and l.ref in ('of-1', 'of1') order by 1`,
      [org.id],
    )
    expect(left.map(({ name }) => name)).toEqual(['l1', 'of1'])
  })

  test('a provider that is due is looked after, and due again later', async () => {
    const { id } = await makeProvider(org)
    await peek(url, `update due_work set due_at = now() where id = $1`, [id])
    await keepHouse()
    const [row] = await peek<{ later: boolean }>(
      url,
      `select due_at > now() + interval '11 hours' as later from due_work where id = $1`,
      [id],
    )
    expect(row).toEqual({ later: true })
  })
})

describe('an address', () => {
  test('leads to the organization that has proven its domain and signs it in, and nowhere else', async () => {
    const home = await makeOrg()
    const { id } = await makeProvider(home, { emailDomains: ['home.test', 'claimed.test'] })
    await prove(home, 'home.test')
    const found = async (email: string) => (await organizationsFor(email)).map(({ slug }) => slug)
    expect(await found('Zoe@HOME.test')).toEqual([home.slug])
    // Named, and not proven: nobody can draw other people's addresses to themselves.
    expect(await found('zoe@claimed.test')).toEqual([])
    expect(await found('zoe@nowhere.test')).toEqual([])
    expect(await found('no address')).toEqual([])
    await providers.turnOff(home, admin, id)
    expect(await found('zoe@home.test')).toEqual([])
    await providers.activate(home, admin, id, { untested: true })
    expect(await found('zoe@home.test')).toEqual([home.slug])
    await domains.remove(home, admin, 'home.test')
    expect(await found('zoe@home.test')).toEqual([])
  })

  test('is sent to one provider alone', async () => {
    const home = await makeOrg()
    await makeProvider(home, { emailDomains: ['one.test'] })
    await expect(makeProvider(home, { emailDomains: ['two.test', 'one.test'] })).rejects.toMatchObject({
      code: 'provider_domain_taken',
    })
  })
})
