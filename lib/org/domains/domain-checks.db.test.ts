import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { lookAfterDomains } from '@/lib/jobs/domain-checks'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { putJit } from '../saml/saml-settings'
import { type NameServer, startNameServer } from '../testing/name-server'
import { peek } from '../testing/organization'
import { makeProvider } from '../testing/saml'
import { admin, invite, makeOrg } from '../testing/world'
import { check, impactOf } from './domain-checks'
import { proofRecord } from './domain-proof'
import * as domains from './domains'

const { url } = await cloneDatabase()

let server: NameServer
let org: Org
let name = ''
let made = 0
beforeAll(async () => {
  server = await startNameServer()
  provideEnv({ GATEHOUSE_DNS: server.address })
})
afterAll(() => server.close())
beforeEach(async () => {
  await peek(url, 'delete from due_work')
  org = await makeOrg()
  made += 1
  name = `d${made}.example`
})

const state = async () => (await domains.find(org, name)) ?? null

/** Puts the record into the zone, or takes it out again. */
async function publish(present = true): Promise<void> {
  const domain = await state()
  if (!domain) throw new Error('no domain')
  const { host, value } = proofRecord(domain)
  server.names.add(name)
  if (present) server.texts.set(host, [value])
  else server.texts.delete(host)
}

const dueInHours = async () => {
  const rows = await peek<{ hours: number }>(
    url,
    `select round(extract(epoch from due_at - now()) / 3600)::int as hours from due_work where kind = 'domain'`,
  )
  return rows.map(({ hours }) => hours)
}
const comeDue = () => peek(url, 'update due_work set due_at = now()')
const events = () =>
  readOrg(org.id, async ({ db }) =>
    (await db.auditEvent.findMany({ where: { event: { startsWith: 'domain.' } }, orderBy: { id: 'asc' } })).map(
      ({ event, actorName }) => [event, actorName],
    ),
  )

describe('looking at once', () => {
  test('proves a domain whose record is there, once', async () => {
    await domains.add(org, admin, name)
    await publish()
    expect(await check(org, admin, name)).toEqual({ proven: true })
    const proven = await state()
    expect(proven).toMatchObject({ byRecord: true, problem: null, verifiedAt: expect.any(Date) })
    expect(await check(org, admin, name)).toEqual({ proven: true })
    expect((await state())?.verifiedAt).toEqual(proven?.verifiedAt)
    expect(await events()).toEqual([
      ['domain.add', 'Ada Admin'],
      ['domain.verify', 'Ada Admin'],
    ])
    expect(await dueInHours()).toEqual([7 * 24])
  })

  test('says what is there instead, and goes on looking', async () => {
    await domains.add(org, admin, name)
    await publish()
    const { host } = proofRecord((await state()) ?? { domain: '', token: '' })
    server.texts.set(host, ['gatehouse-verification=another'])
    const wrong = { problem: 'other_value', found: ['gatehouse-verification=another'] }
    expect(await check(org, admin, name)).toEqual({ proven: false, ...wrong })
    expect(await state()).toMatchObject({ ...wrong, verifiedAt: null, checkedAt: expect.any(Date) })
    expect(await dueInHours()).toEqual([1])
  })

  test('at another organization’s record proves nothing', async () => {
    await domains.add(org, admin, name)
    await publish()
    const other = await makeOrg()
    await domains.add(other, admin, name)
    expect(await check(other, admin, name)).toMatchObject({ proven: false, problem: 'other_value' })
    expect(await check(org, admin, name)).toEqual({ proven: true })
  })

  test('both of two organizations that prove one domain have proven it', async () => {
    const other = await makeOrg()
    const tokens = [(await domains.add(org, admin, name)).token, (await domains.add(other, admin, name)).token]
    server.texts.set(
      `_gatehouse.${name}`,
      tokens.map((token) => `gatehouse-verification=${token}`),
    )
    expect(await check(org, admin, name)).toEqual({ proven: true })
    expect(await check(other, admin, name)).toEqual({ proven: true })
  })

  test('is refused for a domain that is not here, without the permission, and when it is done without end', async () => {
    await expect(check(org, admin, name)).rejects.toMatchObject({ code: 'domain_not_found' })
    await domains.add(org, admin, name)
    const nobody = { ...admin, permissions: new Set<string>() }
    await expect(check(org, nobody, name)).rejects.toMatchObject({ code: 'permission_missing' })
    const asked = server.asked.length
    const tried = await Promise.allSettled(Array.from({ length: 61 }, () => check(org, admin, name)))
    const refused = tried.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'domain_checks_too_many' } }])
    expect(server.asked.length).toBeGreaterThan(asked)
  })
})

describe('the worker', () => {
  test('proves a domain whose record has come since it was added', async () => {
    await domains.add(org, admin, name)
    await publish()
    expect(await lookAfterDomains()).toEqual({ looked: 1 })
    expect((await state())?.verifiedAt).toBeInstanceOf(Date)
    expect(await events()).toEqual([
      ['domain.add', 'Ada Admin'],
      ['domain.verify', 'Domain check'],
    ])
  })

  test('waits longer each time, and gives up after a week', async () => {
    await domains.add(org, admin, name)
    const pauses: number[] = []
    for (let look = 0; look < 6; look++) {
      await comeDue()
      await lookAfterDomains()
      pauses.push(...(await dueInHours()))
    }
    expect(pauses).toEqual([1, 2, 4, 8, 12, 12])
    await peek(url, `update domains set watched_until = now() - interval '1 second' where org_id = $1`, [org.id])
    await comeDue()
    await lookAfterDomains()
    expect(await dueInHours()).toEqual([])
    await check(org, admin, name)
    expect(await dueInHours()).toEqual([1])
  })

  test('tells that the record of a proven domain is gone, and takes nothing away', async () => {
    await domains.add(org, admin, name)
    await publish()
    await check(org, admin, name)
    await publish(false)
    await comeDue()
    await lookAfterDomains()
    expect(await state()).toMatchObject({ problem: 'no_record', verifiedAt: expect.any(Date), byRecord: true })
    expect(await dueInHours()).toEqual([7 * 24])
    await publish()
    await comeDue()
    await lookAfterDomains()
    expect(await state()).toMatchObject({ problem: null })
  })

  test('makes nothing of name servers that do not answer about a proven domain', async () => {
    await domains.add(org, admin, name)
    await publish()
    await check(org, admin, name)
    server.broken.add(`_gatehouse.${name}`)
    await comeDue()
    await lookAfterDomains()
    expect(await state()).toMatchObject({ problem: null })
    expect(await dueInHours()).toEqual([24])
  })

  test('leaves alone what the operator vouches for, and forgets what was removed', async () => {
    await domains.verify(org, admin, name)
    await lookAfterDomains()
    expect(await dueInHours()).toEqual([])
    expect((await state())?.verifiedAt).toBeInstanceOf(Date)
    await domains.add(org, admin, `other-${name}`)
    await domains.remove(org, admin, `other-${name}`)
    expect(await dueInHours()).toEqual([])
  })
})

test('what hangs on a domain is counted', async () => {
  await domains.verify(org, admin, name)
  await invite(org, `a@${name}`)
  await invite(org, `b@${name}`, { source: 'scim' })
  await invite(org, 'c@elsewhere.example')
  await makeProvider(org, { name: 'Okta' })
  await putJit(org, admin, { enabled: true, domains: [name] })
  expect(await impactOf(org, admin, name)).toEqual({ people: 2, unmanaged: 1, providers: ['Okta'], jit: true })
  expect(await impactOf(org, admin, 'nobody.example')).toMatchObject({ people: 0, unmanaged: 0, jit: false })
})
