import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { closePools } from '@/lib/db/close'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newOrganization, peek } from '@/lib/org/testing/organization'
import { type ActivityEntry, record } from './activity'
import { type ActivityQuery, list } from './activity-list'
import { flushActivity, recordLater } from './activity-queue'
import { activityEntry } from './testing/activity-entry'

const { url } = await cloneDatabase()
const one = await newOrganization()
const other = await newOrganization()

const start = Date.now()

function entry(more: Partial<ActivityEntry> = {}): ActivityEntry {
  return activityEntry({ at: new Date(start), ...more })
}

const store = (entries: readonly ActivityEntry[], org = one) => withOrg(org.id, async (tx) => record(tx, entries))

beforeEach(() => peek(url, 'truncate activity'))

describe('a list', () => {
  const found = async (query: Partial<ActivityQuery>) =>
    (await list(one, { limit: 100, ...query })).map(({ path }) => path)

  test('gives what was recorded, whole', async () => {
    const whole = entry({
      targetId: randomUUID(),
      targetName: 'Zoë "😀"',
      scimType: 'uniqueness',
      detail: 'd',
      connectionId: randomUUID(),
      address: '::1',
      client: 'c',
      tolerances: [{ tolerance: 'flatKey', count: 2, where: ['a'] }],
      effects: { mails: [{ kind: 'invitation', userId: 'u', linkId: 'l' }] },
      request: '{"a":1}',
      requestCut: true,
      response: '[]',
      responseCut: true,
      dryRun: true,
      repeatOf: randomUUID(),
    })
    await store([whole])
    expect(await list(one, { limit: 1 })).toEqual([{ ...whole, id: expect.any(String) }])
  })

  test('shows the newest first, page by page, each row once, also those of one moment', async () => {
    const paths = Array.from({ length: 25 }, (_, n) => `/${n}`)
    await store(paths.map((path, n) => entry({ path, at: new Date(start + Math.floor(n / 5)) })))
    const seen: string[] = []
    let after: ActivityQuery['after']
    for (;;) {
      const page = await list(one, { limit: 4, ...(after && { after }) })
      const last = page.at(-1)
      if (!last) break
      seen.push(...page.map(({ path }) => path))
      after = last
      // Newer rows that come meanwhile move nothing.
      await store([entry({ path: '/new', at: new Date(start + 60_000) })])
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen)).toEqual(new Set(paths))
  })

  test('goes across the days', async () => {
    const days = [0, 1, 2].map((n) => entry({ path: `/${n}`, at: new Date(start + n * 86_400_000) }))
    await store(days)
    expect(await found({})).toEqual(['/2', '/1', '/0'])
  })

  test('finds what concerns a person, what was refused, what failed', async () => {
    const targetId = randomUUID()
    const rows = [200, 204, 304, 400, 409, 500, 503].map((status) => entry({ status, path: `/${status}` }))
    await store([...rows, entry({ targetId, path: '/theirs' }), entry({ targetId, status: 404, path: '/refused' })])
    expect((await found({ result: 'ok' })).sort()).toEqual(['/200', '/204', '/304', '/theirs'])
    expect((await found({ result: 'refused' })).sort()).toEqual(['/400', '/409', '/refused'])
    expect((await found({ result: 'failed' })).sort()).toEqual(['/500', '/503'])
    expect((await found({ targetId })).sort()).toEqual(['/refused', '/theirs'])
    expect(await found({ targetId, result: 'refused' })).toEqual(['/refused'])
    expect(await found({ targetId: "x' or true" })).toEqual([])
  })

  test('shows nothing of another organization', async () => {
    const targetId = randomUUID()
    await store([entry({ targetId })], other)
    expect([await found({}), await found({ targetId })]).toEqual([[], []])
  })
})

describe('rows written behind', () => {
  test('are stored as they are, whatever their texts hold', async () => {
    const texts = ['"', '\\', "'", '{', '}', ',', 'NULL', '', ' a ', '\n', 'Zoë 李 \u{1f600}', '{"a":["b\\"c"]}']
    const rows = texts.map((text) => entry({ path: `/${text}`, targetName: text, response: text, durationMs: 0.125 }))
    const more = { tolerances: [{ tolerance: 'quote"', count: 1, where: ['\\'] }], effects: { rules: [] } }
    await store([...rows, entry({ path: '/more', ...more } as Partial<ActivityEntry>)])
    const stored = await list(one, { limit: 50 })
    const told = stored
      .filter(({ path }) => path !== '/more')
      .map(({ path, targetName, response }) => [path, targetName, response])
    expect(new Set(told.map(String))).toEqual(new Set(texts.map((text) => String([`/${text}`, text, text]))))
    expect(stored.find(({ path }) => path === '/more')).toMatchObject(more)
  })

  test('are stored with one statement an organization, each in its own', async () => {
    for (let n = 0; n < 30; n++) recordLater(n % 3 ? one.id : other.id, entry({ path: `/${n}` }))
    await flushActivity()
    const counts = await peek(
      url,
      'select org_id, count(*)::int as rows, count(distinct xmin::text)::int as transactions from activity group by 1',
    )
    expect(new Set(counts)).toEqual(
      new Set([
        { org_id: one.id, rows: 20, transactions: 1 },
        { org_id: other.id, rows: 10, transactions: 1 },
      ]),
    )
  })

  test('are stored at 200, and within a second, without being asked to', async () => {
    for (let n = 0; n < 200; n++) recordLater(one.id, entry())
    recordLater(other.id, entry())
    await expect.poll(() => peek(url, 'select 1 from activity'), { timeout: 10_000 }).toHaveLength(201)
  })

  test('one that cannot be stored takes only its own organization with it', async () => {
    recordLater(one.id, entry({ status: Number.NaN }))
    recordLater(other.id, entry())
    await flushActivity()
    expect(await peek(url, 'select org_id from activity')).toEqual([{ org_id: other.id }])
  })

  test('are bounded: what comes beyond 5,000 before they could be stored is dropped', async () => {
    for (let n = 0; n < 6_000; n++) recordLater(one.id, entry())
    await flushActivity()
    expect(await peek(url, 'select count(*)::int as rows from activity')).toEqual([{ rows: 5_000 }])
  })

  test('are dropped where the database is away, and later ones are stored again', async () => {
    await closePools()
    provideEnv({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    recordLater(one.id, entry())
    await flushActivity()
    await closePools()
    provideEnv({ DATABASE_URL: url })
    recordLater(one.id, entry({ path: '/later' }))
    await flushActivity()
    expect(await peek(url, 'select path from activity')).toEqual([{ path: '/later' }])
  })
})
