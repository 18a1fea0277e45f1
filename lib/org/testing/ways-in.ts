/** Sign-ins of people, for tests of which ways count. */
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import type { ManagedRole } from '../can'
import * as breakGlass from '../sign-in/break-glass'
import { type Entrance, enter } from '../sign-in/entrance'
import * as sessions from '../sign-in/sessions'
import { whoSignsIn } from './administrator'
import { makeProvider, signIn, type TestProvider } from './saml'
import { admin } from './world'

export interface Somebody {
  readonly id: string
  readonly name: string
  readonly address: string
}

/** Somebody active with a password and a proven address. */
export async function somebody(org: Org, role: ManagedRole = 'Standard', name = 'Zoé Martin'): Promise<Somebody> {
  const { id } = await whoSignsIn(org, role, name)
  const [{ email }] = await query<{ email: string }>(
    org,
    `update users set verified_at = now(), verified_email_lc = email_lc where org_id = $1 and id = $2 returning email`,
    [org.id, id],
  )
  return { id, name, address: email }
}

/** An administrator with a password who is a break-glass one. */
export async function glassAdministrator(org: Org, name = 'Camille Roux'): Promise<Somebody> {
  const person = await somebody(org, 'Admin', name)
  await breakGlass.designate(org, admin, person.id, name)
  return person
}

/** Runs a query in the organization. */
export async function query<Row>(org: Org, text: string, values: readonly unknown[]): Promise<[Row, ...Row[]]> {
  return withOrg(
    org.id,
    async (tx) => (await tx.query({ name: `test_${text.length}_${hash(text)}`, text }, values)) as [Row, ...Row[]],
  )
}

function hash(text: string): number {
  let sum = 0
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_000_007
  return sum
}

/** Comes in by password, and answers whether the session lives. */
export async function byPassword(org: Org, { id }: { readonly id: string }): Promise<Entrance> {
  return enter(org.id, id, { method: 'password' }, { address: '192.0.2.9' })
}

export async function tokenByPassword(org: Org, person: { readonly id: string }): Promise<string> {
  const outcome = await byPassword(org, person)
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
  return outcome.session.token
}

export async function lives(token: string): Promise<boolean> {
  return (await sessions.find(token)) !== undefined
}

/** An active provider that knows the person. */
export async function linkedProvider(org: Org, people: readonly { readonly id: string; readonly address: string }[]) {
  const idp = await makeProvider(org)
  for (const { id, address } of people) {
    await query(
      org,
      `insert into saml_identities (org_id, provider_id, name_id, user_id, linked_by, created_at, last_used_at)
       values ($1, $2, $3, $4, 'address', now(), now())`,
      [org.id, idp.id, address, id],
    )
  }
  return idp
}

export function bySaml(idp: TestProvider, { address }: { readonly address: string }) {
  return signIn(idp, { nameId: address, attributes: { email: [address] } })
}
