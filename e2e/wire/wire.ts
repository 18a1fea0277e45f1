/** What a wire test stands on: a mount of the real server over a database of its own, an organization with a key. */
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import type { PlanName } from '@/lib/db/enums'
import type { Org } from '@/lib/db/finders'
import { systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizations from '@/lib/org/organizations'
import { transcript } from './alike'
import { ScimClient } from './client'
import { handlersSee, type Mount, type MountName, mountNames, startMount } from './mounts'

export interface Tenant {
  readonly org: Org
  readonly key: string
  readonly keyId: string
  readonly accountId: string
  readonly scim: ScimClient
}

let tenants = 0

export class Wire {
  private mount: Mount | undefined
  private own: Tenant | undefined
  private database: pg.Client | undefined
  private readonly opened: ScimClient[] = []
  private names = 0

  constructor(readonly mountName: MountName) {}

  async open(): Promise<void> {
    this.mount = await startMount(this.mountName)
    this.database = new pg.Client({ connectionString: env().databaseUrl })
    await this.database.connect()
    this.own = await this.tenant()
  }

  async close(): Promise<void> {
    for (const client of this.opened) client.close()
    await this.database?.end()
    await this.mount?.close()
  }

  get baseUrl(): string {
    return opened(this.mount).baseUrl
  }

  get tenantOne(): Tenant {
    return opened(this.own)
  }

  get scim(): ScimClient {
    return this.tenantOne.scim
  }

  /** Whether this mount's handlers see the path; tests of paths ask, since a framework may settle some itself. */
  sees(path: string): boolean {
    return handlersSee(this.mountName, path)
  }

  /** Another organization with a service account for SCIM and its key. */
  async tenant(plan: PlanName = 'enterprise'): Promise<Tenant> {
    const slug = `tenant-${++tenants}`
    const org = await organizations.create({ name: 'Tenant', slug, plan, locale: 'en', timeZone: 'UTC' })
    // In two steps, since a plan without SCIM does not sell the one.
    const actor = systemActor()
    const { id } = await serviceAccounts.create(org, actor, { name: 'SCIM', email: null, roles: ['Admin'] })
    const scopes = applicationKeys.scimScopes
    const key = await applicationKeys.create(org, actor, { ownerId: id, name: 'SCIM', scopes, expiresInDays: 365 })
    return { org, key: key.secret, keyId: key.id, accountId: id, scim: this.client(key.secret) }
  }

  client(key: string): ScimClient {
    const client = new ScimClient(this.baseUrl, key)
    this.opened.push(client)
    return client
  }

  /** A user name that no other test of this mount has; the same on every mount. */
  name(stem: string): string {
    return `${stem}-${++this.names}@wire.test`
  }

  /** A statement as the database's owner, above all policies. */
  async sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await opened(this.database).query<Row>(text, values)).rows
  }
}

function opened<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the wire is opened before the first test')
  return value
}

/** Runs the same tests over each mount, then holds what the mounts answered against each other: unless the tests are
 *  races, which end as they end. */
export function overEveryMount(tests: (wire: Wire) => void, { alike } = { alike: true }): void {
  const wires = mountNames.map((name) => new Wire(name))
  for (const wire of wires) {
    describe(`over ${wire.mountName}`, () => {
      beforeAll(() => wire.open())
      afterAll(() => wire.close())
      tests(wire)
    })
  }
  const [first, ...others] = wires
  if (!alike) return
  test.each(others.map((other) => [other.mountName, other] as const))('%s answers like the front', (_, other) => {
    const seen = opened(first).scim.log.filter(({ sent }) => other.sees(sent.path))
    expect(transcript(other.scim.log)).toEqual(transcript(seen))
  })
}
