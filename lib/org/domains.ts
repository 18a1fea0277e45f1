/** Mail domains of an organization. A proven one lets the identity provider take over whoever has an address in it; so
 *  a domain is proven before it counts, for now by the operator's word (`gatehouse org verify-domain`). */
import { randomBase62 } from '@/lib/base/base62'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from './can'
import { storeRouting } from './saml-routing'
import { write } from './write'

const tokenLength = 32
const maxLength = 253

export interface Domain {
  readonly domain: string
  /** What the DNS record has to hold. */
  readonly token: string
  readonly verifiedAt: Date | null
}

/** The domain as it is compared: lower case, international names in their ASCII form, without a dot at the end.
 *  Refuses what is none (`domain_invalid`). */
export function normalDomain(text: string): string {
  const written = text.trim().replace(/\.$/, '')
  const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
  const ascii = URL.canParse(`https://${written}`) ? new URL(`https://${written}`).hostname : ''
  const labels = ascii.split('.')
  const isName = labels.length > 1 && labels.every((part) => label.test(part)) && !/^[0-9]+$/.test(labels.at(-1) ?? '')
  const isWhole = !/[/?#@:\\\s]/.test(written)
  if (!isName || !isWhole || ascii.length > maxLength) throw new DomainError('domain_invalid')
  return ascii
}

const insert = statement<{ domain: string }>(
  'domain_insert',
  `insert into domains (org_id, domain, token, created_at) values ($1, $2, $3, $4)
   on conflict (org_id, domain) do nothing returning domain`,
)

/** Names a domain as the organization's own, not proven yet. Needs `org_management`. Twice is no error. */
export async function add(org: Org, actor: Actor, name: string): Promise<Domain> {
  requirePermission(actor, 'org_management')
  const domain = normalDomain(name)
  return write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const [added] = await tx.query(insert, [org.id, domain, randomBase62(tokenLength), tx.now])
    if (added) effects.audit({ event: 'domain.add', target: domain })
    const [found] = await tx.query(byName, [org.id, domain])
    if (!found) throw new DomainError('domain_invalid')
    return found
  })
}

const columns = `domain, token, verified_at as "verifiedAt"`
const byName = statement<Domain>(
  'domain_by_name',
  `select ${columns} from domains where org_id = $1 and domain = $2 for update`,
)
const setVerified = statement('domain_verify', 'update domains set verified_at = $3 where org_id = $1 and domain = $2')

/** Takes a domain for proven, adding it where it is new. Needs `org_management`. Answers when it was proven. */
export async function verify(org: Org, actor: Actor, name: string): Promise<Domain> {
  const added = await add(org, actor, name)
  return write(org, actor, async ({ tx, effects }) => {
    const [found] = await tx.query(byName, [org.id, added.domain])
    if (!found || found.verifiedAt !== null) return found ?? added
    tx.queue(setVerified, [org.id, found.domain, tx.now])
    effects.audit({ event: 'domain.verify', target: found.domain })
    await storeRouting(tx)
    return { ...found, verifiedAt: tx.now }
  })
}

const removeByName = statement<{ domain: string }>(
  'domain_remove',
  'delete from domains where org_id = $1 and domain = $2 returning domain',
)

/** Forgets a domain; answers whether there was one. Needs `org_management`. Whoever was taken over stays managed. */
export async function remove(org: Org, actor: Actor, name: string): Promise<boolean> {
  requirePermission(actor, 'org_management')
  const domain = normalDomain(name)
  return write(org, actor, async ({ tx, effects }) => {
    await tx.ready()
    const [gone] = await tx.query(removeByName, [org.id, domain])
    if (gone) effects.audit({ event: 'domain.remove', target: domain })
    await storeRouting(tx)
    return gone !== undefined
  })
}

/** The domains of the organization, by name. */
export async function list({ id: orgId }: Org): Promise<Domain[]> {
  return readOrg(orgId, ({ db }) =>
    db.domain.findMany({
      where: { orgId },
      select: { domain: true, token: true, verifiedAt: true },
      orderBy: { domain: 'asc' },
    }),
  )
}
