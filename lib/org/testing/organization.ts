/** An organization with people for tests on a database: made by the domain itself, as first run would. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { PlanName } from '@/lib/db/enums'
import type { Org } from '@/lib/db/finders'
import type { Actor, ManagedRole } from '../can'
import { managedRoles, systemActor } from '../can'
import { create } from '../organizations'
import { insert } from '../users/user-insert'
import { write } from '../write'

export async function newOrganization(plan: PlanName = 'enterprise'): Promise<Org> {
  const slug = `org-${randomUUID().slice(0, 8)}`
  return create({ name: 'Acme', slug, plan, locale: 'en', timeZone: 'UTC' })
}

/** An active person of the organization with a managed role, as the actor of what follows. */
export async function newPerson(org: Org, role: ManagedRole, name = 'Camille Roux'): Promise<Actor & { id: string }> {
  const address = `${randomUUID().slice(0, 8)}@acme.test`
  const { id } = await write(org, systemActor(), async (w) => {
    await w.tx.ready()
    return insert(w, {
      profile: {
        userName: address,
        externalId: null,
        displayName: name,
        givenName: null,
        familyName: null,
        email: address,
        emails: [],
        title: null,
        locale: null,
        timeZone: null,
        attributes: {},
      },
      kind: 'human',
      status: 'active',
      source: 'invited',
      roles: [role],
      roleSource: 'manual',
    })
  })
  return { kind: 'user', id, name, permissions: new Set<string>(managedRoles[role]) }
}

/** That many organizations with nobody in them, whose only method is single sign-on: rows, since the domain makes one
 *  in ten milliseconds. Their slugs count from `many-000001` on. */
export async function manyOrganizations(url: string, count: number): Promise<void> {
  const numbered = `lpad(n::text, 6, '0')`
  await peek(
    url,
    `with made as (
       insert into organizations (id, slug, name, locale, time_zone, sign_in_methods, created_at, updated_at)
       select 'many' || ${numbered}, 'many-' || ${numbered}, 'Many', 'en', 'UTC', array['saml'], now(), now()
       from generate_series(1, $1::int) n returning id, slug)
     insert into organization_slugs (slug, org_id) select slug, id from made`,
    [count],
  )
}

/** Runs a query as the owner of the database: every tenant, no policy. */
export async function peek<Row>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql, values).finally(() => client.end())
  return rows
}

/** Every row of every table that holds the text in any column. */
export async function rowsHolding(url: string, text: string): Promise<string[]> {
  const tables = await peek<{ name: string }>(
    url,
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  // One after the other: each takes a connection, and there are more tables than connections.
  for (const { name } of tables) {
    const rows = await peek(url, `select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [text])
    if (rows.length > 0) found.push(name)
  }
  return found
}
