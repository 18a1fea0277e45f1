/** Who may be invited: what is known of each address before anything happens, and which roles an inviter may give. */
import type { AddressProblem } from '@/lib/base/address-list'
import { fold } from '@/lib/base/fold'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { type Actor, can, defaultRole, requirePermission } from '../can'
import { chosenRole } from '../roles/default-roles'

/** `invite`: they will be. `member`, `invited`, `disabled`: they are here in that state. `domain`: their domain is not
 *  among those that may be invited. `role`, `role_unknown`: the role asked for is beyond the inviter's, or none; `team`,
 *  `team_unknown`: so is the team.
 *  `duplicate`: a row before has the address. The rest is wrong with the address itself. */
export type Verdict =
  | 'invite'
  | 'member'
  | 'invited'
  | 'disabled'
  | 'domain'
  | 'role'
  | 'role_unknown'
  | 'team'
  | 'team_unknown'
  | 'duplicate'
  | AddressProblem

/** Refuses (`permission_missing`) whoever may not invite here. */
export function requireInviter(org: Org, actor: Actor): void {
  requirePermission(actor, 'user_access_invite')
  if (org.managersInvite) requirePermission(actor, 'user_access_manage')
}

export function mayInvite(org: Org, actor: Actor): boolean {
  return can(actor, 'user_access_invite') && (!org.managersInvite || can(actor, 'user_access_manage'))
}

interface Known {
  address: string
  user_id: string
  status: 'pending' | 'active' | 'disabled'
  name: string
}

// Looked up in two steps of one index each: by address and by user name.
const knownAddresses = statement<Known>(
  'invitees_known',
  `select u.email_lc as address, u.id as user_id, u.status::text as status, u.display_name as name from users u
   where u.org_id = $1 and u.email_lc = any($2::text[]) and u.kind = 'human' and u.deleted_at is null
   union all
   select u.user_name_lc, u.id, u.status::text, u.display_name from users u
   where u.org_id = $1 and u.user_name_lc = any($2::text[]) and u.kind = 'human' and u.deleted_at is null`,
)
const inviteDomains = statement<{ invite_domains: string[] }>(
  'invite_domains',
  'select invite_domains from organizations where id = $1',
)

export interface Judged {
  readonly verdict: Verdict
  /** Who has the address here. */
  readonly userId?: string
  readonly name?: string
}

/** What is known of the addresses, by their folded form. */
export async function judge(tx: Tx, addresses: readonly string[]): Promise<Map<string, Judged>> {
  const folded = [...new Set(addresses.map(fold))]
  const [known, [settings]] = await Promise.all([
    tx.query(knownAddresses, [tx.orgId, folded.filter(isMailAddress)]),
    tx.query(inviteDomains, [tx.orgId]),
  ])
  const domains = new Set(settings?.invite_domains)
  const here = new Map(known.map((row) => [row.address, row]))
  return new Map(folded.map((address) => [address, judgeOne(address, here.get(address), domains)]))
}

const standing = { active: 'member', pending: 'invited', disabled: 'disabled' } as const

function judgeOne(address: string, known: Known | undefined, domains: ReadonlySet<string>): Judged {
  if (known) return { verdict: standing[known.status], userId: known.user_id, name: known.name }
  if (!isMailAddress(address)) return { verdict: 'form' }
  const domain = address.slice(address.indexOf('@') + 1)
  if (!domain.includes('.')) return { verdict: 'ending' }
  return { verdict: domains.size > 0 && !domains.has(domain) ? 'domain' : 'invite' }
}

export interface GrantableRole {
  readonly id: string
  readonly name: string
  readonly managed: boolean
  /** Whether this inviter may give it. */
  readonly grantable: boolean
  /** What people get for whom nobody chooses: the organization's own choice, else Standard. */
  readonly isDefault: boolean
}

interface HeldRow {
  id: string
  name: string
  managed: boolean
  permissions: string[]
  held: boolean
  is_default: boolean
}

const allRoles = statement<HeldRow>(
  'invite_roles',
  `select r.id, r.name, r.managed, r.permissions, exists (
     select from user_roles ur where ur.org_id = $1 and ur.user_id = $2 and ur.role_id = r.id
     union all
     select from team_members m join team_roles tr on tr.org_id = m.org_id and tr.team_id = m.team_id
     where m.org_id = $1 and m.user_id = $2 and tr.role_id = r.id) as held,
     r.name = coalesce(${chosenRole('invited')}, '${defaultRole}') as is_default
   from roles r where r.org_id = $1 order by r.managed desc, r.name_lc`,
)

/** The organization's roles, and which of them the actor may give: those they hold, or any with `user_access_manage`.
 *  What everybody gets who joins may be given by every inviter. */
export async function grantableRoles(tx: Tx, actor: Actor): Promise<GrantableRole[]> {
  const roles = await tx.query(allRoles, [tx.orgId, actor.id])
  return roles.map(({ id, name, managed, permissions, held, is_default: isDefault }) => {
    const within = permissions.every((permission) => actor.permissions.has(permission))
    return {
      id,
      name,
      managed,
      grantable: can(actor, 'user_access_manage') || isDefault || (held && within),
      isDefault,
    }
  })
}
