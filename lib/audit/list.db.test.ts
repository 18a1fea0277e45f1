import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { peek } from '@/lib/org/testing/organization'
import { makeOrg } from '@/lib/org/testing/world'
import { type ExportFormat, exported } from './export'
import { type AuditPage, list, read } from './list'
import { type AuditQuery, formatAuditQuery, parseAuditQuery, withChange } from './query'

const { url } = await cloneDatabase()
const everything = parseAuditQuery({})
const zone = 'Europe/Paris'
const person = randomUUID()
let org: Org

interface Made {
  readonly event: string
  readonly at: string
  readonly actor?: string
  readonly target?: string
  readonly request?: string
  readonly orgId?: string
}

async function make({ event, at, actor = 'Paul Ito', target, request, orgId = org.id }: Made): Promise<string> {
  const id = randomUUID()
  await peek(
    url,
    `insert into audit_events (org_id, id, at, event, actor_kind, actor_id, actor_name, target, request_id, after)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{"title":"=1+1"}')`,
    [orgId, id, at, event, actor === 'Okta' ? 'key' : 'user', actor === 'Okta' ? null : person, actor, target, request],
  )
  return id
}

beforeAll(async () => {
  org = await makeOrg()
  await peek(url, 'delete from audit_events where org_id = $1', [org.id])
  for (let n = 0; n < 60; n++) {
    await make({
      event: n % 20 === 0 ? 'team.create' : 'user.update',
      at: `2026-10-01T10:00:${String(n).padStart(2, '0')}Z`,
      actor: n % 2 ? 'Okta' : 'Paul Ito',
      target: `Person ${n}`,
    })
  }
})

const targets = ({ rows }: AuditPage) => rows.map(({ target }) => target)
const look = (change: Partial<AuditQuery> = {}) => list(org.id, { ...everything, ...change }, zone)

describe('the pages of the audit log', () => {
  test('go from the newest to the oldest and back, and miss nothing while events arrive', async () => {
    const first = await look({ size: 25 })
    expect(targets(first)[0]).toBe('Person 59')
    expect(first.newer).toBeUndefined()
    const late = await make({ event: 'user.create', at: '2026-10-02T10:00:00Z', target: 'Late' })
    const second = await look({ size: 25, cursor: first.older })
    const third = await look({ size: 25, cursor: second.older })
    expect([...targets(first), ...targets(second), ...targets(third)]).toEqual(
      Array.from({ length: 60 }, (_, n) => `Person ${59 - n}`),
    )
    expect(third.older).toBeUndefined()
    const back = await look({ size: 25, cursor: third.newer })
    expect(targets(back)).toEqual(targets(second))
    // Less than a page above is the newest page.
    const newest = await look({ size: 25, cursor: first.rows[0] && { side: 'newer', ...first.rows[0] } })
    expect(targets(newest)[0]).toBe('Late')
    expect(newest.rows).toHaveLength(25)
    await peek(url, 'delete from audit_events where id = $1', [late])
  })

  test('find by noun, event, actor, words and day, all at once', async () => {
    expect(targets(await look({ events: ['team'] }))).toEqual(['Person 40', 'Person 20', 'Person 0'])
    expect((await look({ events: ['user.update'], actors: ['key'] })).rows).toHaveLength(30)
    expect((await look({ actor: person })).rows).toHaveLength(30)
    expect(targets(await look({ q: 'pERSON 59' }))).toEqual(['Person 59'])
    expect((await look({ from: '2026-10-01', to: '2026-10-01' })).rows).toHaveLength(50)
    expect((await look({ from: '2026-10-02' })).rows).toEqual([])
    expect((await look({ span: 'today' })).rows).toEqual([])
  })

  test('a day is the reader’s: what happened at 23:30 in London was the next day in Paris', async () => {
    const id = await make({ event: 'user.create', at: '2026-08-01T22:30:00Z', target: 'Night' })
    expect(targets(await look({ from: '2026-08-02', to: '2026-08-02' }))).toEqual(['Night'])
    expect(targets(await look({ from: '2026-08-01', to: '2026-08-01' }))).toEqual([])
    await peek(url, 'delete from audit_events where id = $1', [id])
  })

  test('a search that found nothing in 20,000 rows says how far it looked, and goes on from there', async () => {
    const many = await makeOrg()
    await peek(
      url,
      `insert into audit_events (org_id, id, at, event, actor_kind, actor_name, target)
       select $1, gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 second', 'user.update', 'user', 'Paul',
         case n when 5 then 'needle' else 'hay' end
       from generate_series(1, 20010) n`,
      [many.id],
    )
    const query = { ...everything, q: 'needle' }
    const first = await list(many.id, query, zone)
    expect(first.rows).toEqual([])
    expect(first.lookedUntil).toBeInstanceOf(Date)
    const second = await list(many.id, { ...query, cursor: first.older }, zone)
    expect(targets(second)).toEqual(['needle'])
    expect(second.older).toBeUndefined()
  })

  test('another organization’s events are in no page and under no id', async () => {
    const other = await makeOrg()
    const id = await make({ event: 'user.create', at: '2026-10-03T10:00:00Z', target: 'Foreign', orgId: other.id })
    expect(targets(await look({ q: 'Foreign' }))).toEqual([])
    expect(await read(org.id, id)).toBeUndefined()
    expect((await read(other.id, id))?.row.target).toBe('Foreign')
  })

  test('an event knows its SCIM request and what else that did', async () => {
    const request = randomUUID()
    const at = new Date().toISOString()
    const [one, other] = [
      await make({ event: 'user.update', at, request }),
      await make({ event: 'user.deactivate', at, request, target: 'Somebody' }),
    ]
    const activity = randomUUID()
    await peek(
      url,
      `insert into activity (org_id, at, id, request_id, method, path, status, duration_ms, key_id)
       values ($1, $2, $3, $4, 'PATCH', '/Users', 200, 1, $3)`,
      [org.id, at, activity, request],
    )
    const detail = await read(org.id, one)
    expect(detail).toMatchObject({ seal: null, activity: { id: activity } })
    expect(detail?.siblings.map(({ id }) => id)).toEqual([other])
    await peek(url, 'delete from audit_events where request_id = $1', [request])
  })
})

describe('the log as a file', () => {
  const file = async (format: ExportFormat, query = everything) => {
    const pieces: string[] = []
    for await (const piece of exported({ orgId: org.id, query, zone, format, summary: () => '=SUM(A1)' })) {
      pieces.push(piece)
    }
    return pieces.join('')
  }

  test('has every row that the filters show, whatever page the address is on', async () => {
    const lines = (await file('ndjson', { ...everything, events: ['team'], size: 25 })).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).target)).toEqual(['Person 40', 'Person 20', 'Person 0'])
    expect((await file('csv')).trimEnd().split('\r\n')).toHaveLength(61)
  })

  test('a spreadsheet computes nothing of it', async () => {
    const id = await make({ event: 'user.create', at: '2026-09-01T10:00:00Z', actor: '@SUM(1)', target: '+1"\t-2' })
    const [, line = ''] = (await file('csv', { ...everything, to: '2026-09-02' })).split('\r\n')
    expect(line).toContain(`,'=SUM(A1),`)
    expect(line).toContain(`,'@SUM(1),`)
    expect(line).toContain(`"'+1""\t-2"`)
    await peek(url, 'delete from audit_events where id = $1', [id])
  })
})

describe('an address of the log', () => {
  test('carries the whole view, and reads back as it was', () => {
    const query: AuditQuery = {
      ...everything,
      q: 'zoé & co',
      events: ['team', 'user.update'],
      actors: ['key'],
      actor: person,
      request: 'r-1',
      from: '2026-02-28',
      to: '2026-03-01',
      size: 100,
      cursor: { side: 'older', at: new Date('2026-10-01T10:00:00.123Z'), id: person },
      open: person,
    }
    const again = parseAuditQuery(Object.fromEntries(new URLSearchParams(formatAuditQuery(query))))
    expect(again).toEqual(query)
    expect(formatAuditQuery(withChange(everything, {}))).toBe('')
  })

  test('ignores what it does not understand', () => {
    const odd = { event: 'moon,user', by: 'cat', time: 'ever', from: '2026-02-30', size: '7', older: 'x_y', actor: "'" }
    expect(parseAuditQuery(odd)).toEqual({ ...everything, events: ['user'] })
  })
})
