/** The demo as it is loaded: its stories come to what the people's data say, and its books are in order. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sealAll } from '@/lib/audit/seal'
import { verify } from '@/lib/audit/verify'
import { provideEnv } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { answerScim } from '@/lib/http/scim-front'
import * as organizations from '@/lib/org/organizations'
import { list as listActivity } from '@/lib/provisioning/activity-list'
import { acmePeople, addressOf, globexPeople } from './demo/people'
import { loadDemo } from './demo-data'
import { cloneDatabase } from './testing/clone'

const orgs = new Map<string, Org>()
const hourMs = 3_600_000
const named = (slug: string): Org => {
  const org = orgs.get(slug)
  if (!org) throw new Error(`no organization ${slug}`)
  return org
}

beforeAll(async () => {
  const { url } = await cloneDatabase()
  provideEnv({ DATABASE_URL: url })
  await loadDemo(await mkdtemp(path.join(tmpdir(), 'demo-')), answerScim)
  for (const org of await organizations.list()) orgs.set(org.slug, org)
}, 90_000)

test('leaves the clock as it was', () => {
  expect(process.env.GATEHOUSE_CLOCK_OFFSET_MS).toBeUndefined()
})

describe.each([
  ['acme', acmePeople],
  ['globex', globexPeople],
] as const)('%s', (slug, people) => {
  test('has everybody in their state, come when they came', async () => {
    const { rows, now } = await readOrg(named(slug).id, async ({ db, now: at }) => ({
      now: at,
      rows: await db.user.findMany({ where: { kind: 'human', deletedAt: null }, include: { invitation: true } }),
    }))
    for (const person of people) {
      const row = rows.find(({ emailLc }) => emailLc === addressOf(person, `${slug}.test`))
      const status = person.state === 'active' || person.state === 'disabled' ? person.state : 'pending'
      expect([row?.displayName, row?.status]).toEqual([`${person.given} ${person.family}`, status])
      if (person.state === 'active')
        expect(Math.round(hoursSince(row?.lastSignInAt, now))).toBe(Math.round(person.hoursAgo))
      if (person.state === 'disabled') expect(Math.round(hoursSince(row?.disabledAt, now))).toBe(person.hoursAgo)
      if (person.state === 'bounced') expect(row?.invitation?.deliveryState).toBe('bounced')
      if (person.state === 'expired') expect(row?.invitation?.expiresAt.getTime()).toBeLessThan(now.getTime())
    }
  })

  test('keeps of everybody provisioned how they came, within what the activity log keeps', async () => {
    const { id } = named(slug)
    const rows = await readOrg(id, ({ db }) => db.user.findMany({ where: { source: 'scim', deletedAt: null } }))
    expect(rows.length).toBeGreaterThan(8)
    for (const { id: targetId } of rows) {
      const log = await listActivity(named(slug), { targetId, limit: 100 })
      expect(log.at(-1)).toMatchObject({ method: 'POST', status: 201 })
      expect(Date.now() - (log.at(-1)?.at.getTime() ?? 0)).toBeLessThan(30 * 24 * hourMs)
    }
  })

  test('draws each key used on the days on which it was', async () => {
    const since = new Date(Date.now() - 29 * 24 * hourMs)
    const [requests, drawn] = await readOrg(named(slug).id, ({ db }) =>
      Promise.all([
        db.activity.findMany({ where: { status: { not: 401 }, at: { gt: since } }, select: { keyId: true, at: true } }),
        db.keyDay.findMany({ select: { keyId: true, day: true } }),
      ]),
    )
    const days = new Set(drawn.map(({ keyId, day }) => `${keyId} ${day.toISOString().slice(0, 10)}`))
    const told = new Set(requests.map(({ keyId, at }) => `${keyId} ${at.toISOString().slice(0, 10)}`))
    expect(told.size).toBeGreaterThan(10)
    expect([...told].filter((day) => !days.has(day))).toEqual([])
  })

  test('has an audit log of weeks by many hands, whose chain holds', async () => {
    const org = named(slug)
    await sealAll(org.id)
    expect(await verify(org.id)).toMatchObject({ intact: true, bad: null, unsealed: 0 })
    const rows = await readOrg(org.id, ({ db }) =>
      db.auditEvent.findMany({ select: { at: true, actorKind: true, actorName: true, event: true } }),
    )
    const ages = rows.map(({ at }) => hoursSince(at, new Date()) / 24)
    expect(Math.max(...ages)).toBeGreaterThan(70)
    expect(rows.filter(({ actorKind }) => actorKind === 'system').length).toBeLessThan(rows.length / 10)
    expect(new Set(rows.map(({ actorName }) => actorName)).size).toBeGreaterThan(8)
    expect(new Set(rows.map(({ event }) => event)).size).toBeGreaterThan(15)
  })
})

function hoursSince(at: Date | null | undefined, now: Date): number {
  return at ? (now.getTime() - at.getTime()) / hourMs : Number.NaN
}
