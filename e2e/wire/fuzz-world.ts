/** What requests at random are sent to: an organization with a few people and groups, put right again after each change
 *  that went through, and an eye on what is committed. */
import type { Answer, Sent } from './client'
import type { Shot } from './fuzz-requests'
import { core, enterprise, made, person } from './people'
import type { Variables } from './runner'
import { group, madeGroup } from './teams'
import type { Wire } from './wire'

const slot = /\{\{(\w+)\}\}/g
const peopleSlots = ['p0', 'p1', 'p2', 'p3']

export class World {
  private readonly ids: Variables = {}

  constructor(private readonly wire: Wire) {}

  async open(): Promise<void> {
    const { scim } = await this.wire.tenant()
    this.ids.theirs = String((await scim.post('/Users', person(this.wire))).json.id)
    await this.renew()
  }

  /** Everybody anew: what accepted requests have made of them is gone, and so is what they have made. */
  async renew(): Promise<void> {
    for (const endpoint of ['/Groups', '/Users']) {
      const { json } = await this.wire.scim.get(`${endpoint}?count=1000&attributes=id`)
      for (const { id } of Array.from(json.Resources as unknown as { id: string }[]))
        await this.wire.scim.delete(`${endpoint}/${id}`)
    }
    for (const name of peopleSlots) {
      const emails = [{ value: `${name}@x.test`, type: 'work', primary: true }]
      this.ids[name] = (
        await made(this.wire, { schemas: [core, enterprise], emails, [enterprise]: { department: name } })
      ).id
    }
    const [p0 = '', p1 = ''] = peopleSlots.map((name) => this.ids[name] ?? '')
    this.ids.g0 = (await madeGroup(this.wire, [p0, p1])).id
    this.ids.g1 = (await this.wire.scim.post('/Groups', group(this.wire))).json.id as unknown as string
    this.wire.scim.log.splice(0)
  }

  /** Everybody anew where somebody is gone. */
  async repair(): Promise<void> {
    const { theirs: _, ...own } = this.ids
    const ids = Object.values(own)
    const living = `select id from users where id = any($1::uuid[]) and deleted_at is null
      union all select id from teams where id = any($1::uuid[]) and unlinked_at is null`
    if ((await this.wire.sql(living, [ids])).length < ids.length) await this.renew()
  }

  /** The request with ids in its slots. */
  aimed({ method, path, headers, raw }: Shot): Sent {
    const filled = (text: string) =>
      text.replace(slot, (whole, name: string) => (Object.hasOwn(this.ids, name) ? (this.ids[name] ?? '') : whole))
    const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'DELETE'
    return { method, path: filled(path), ...(headers && { headers }), ...(hasBody && { raw: filled(raw ?? '') }) }
  }

  send(sent: Sent): Promise<Answer> {
    this.wire.scim.log.splice(0)
    return this.wire.scim.send(sent)
  }
}

/** Logs and marks of use are written behind requests, refused ones too. */
const writtenBehind = /^(activity.*|application_keys|connections)$/

/** Which transactions ended well, by their numbers: the cheapest way to know that a request left nothing behind. */
export class Commits {
  private next = ''
  private tables = ''

  constructor(private readonly wire: Wire) {}

  async open(): Promise<void> {
    const rows = await this.wire.sql<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
    )
    const watched = rows.filter(({ name }) => !writtenBehind.test(name))
    const some = watched.map(
      ({ name }) => `select '${name}' as name where exists (select from "${name}" where xmin::text = any($1))`,
    )
    this.tables = some.join(' union all ')
  }

  /** What is committed from now on counts. */
  async mark(): Promise<void> {
    this.next = await this.number()
  }

  /** The tables with a row by a transaction that was committed since the mark. */
  async since(): Promise<string[]> {
    const next = await this.number()
    if (next === this.next) return []
    const done = await this.wire.sql<{ xid: string }>(
      `select n::text as xid from generate_series($1::bigint, $2::bigint - 1) n where pg_xact_status(n::text::xid8) = 'committed'`,
      [this.next, next],
    )
    if (done.length === 0) return []
    return (await this.wire.sql<{ name: string }>(this.tables, [done.map(({ xid }) => xid)])).map(({ name }) => name)
  }

  /** The number that the next transaction will have. */
  private async number(): Promise<string> {
    const [now] = await this.wire.sql<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
    return now?.next ?? ''
  }
}
