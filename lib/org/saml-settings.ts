/** Who may come in by SAML without an invitation. Off, an unknown person is refused with the reason; on, people of
 *  the listed domains get an account at their first sign-in, with the role chosen here. */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import { type Actor, requirePermission } from './can'
import { write } from './write'

export interface JitSettings {
  readonly enabled: boolean
  readonly domains: readonly string[]
  readonly roleId: string | null
}

const lockSettings = statement<{ jit_enabled: boolean; jit_domains: string[]; jit_role_id: string | null }>(
  'jit_lock',
  'select jit_enabled, jit_domains, jit_role_id from organizations where id = $1 for update',
)
const store = statement(
  'jit_store',
  'update organizations set jit_enabled = $2, jit_domains = $3, jit_role_id = $4, updated_at = $5 where id = $1',
)
const roleById = statement<{ id: string; permissions: string[] }>(
  'jit_role',
  'select id, permissions from roles where org_id = $1 and id = $2',
)

/** Stores the switch with its domains and role. Needs `org_authn_config_write`. Refuses a domain that is none
 *  (`domain_invalid`), a role that is unknown (`role_not_found`) or may manage access (`role_not_held`): nobody
 *  becomes an administrator by signing in for the first time. */
export async function putJit(org: Org, actor: Actor, settings: JitSettings): Promise<void> {
  requirePermission(actor, 'org_authn_config_write')
  const domains = [...new Set(settings.domains.map(fold).filter(Boolean))]
  const invalid = domains.find(
    (domain) => !/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(domain),
  )
  if (invalid !== undefined) throw new DomainError('domain_invalid', { domain: invalid })
  await write(org, actor, async ({ tx, effects }) => {
    const [before] = await tx.query(lockSettings, [org.id])
    if (settings.roleId !== null) await requireHarmless(settings.roleId, (id) => tx.query(roleById, [org.id, id]))
    tx.queue(store, [org.id, settings.enabled, domains, settings.roleId, tx.now])
    effects.audit({
      event: settings.enabled ? 'saml_jit.enable' : 'saml_jit.disable',
      target: org.name,
      before,
      after: { jit_enabled: settings.enabled, jit_domains: domains, jit_role_id: settings.roleId },
    })
  })
}

async function requireHarmless(
  roleId: string,
  find: (id: string) => Promise<{ id: string; permissions: string[] }[]>,
): Promise<void> {
  const [role] = isUuid(roleId) ? await find(roleId) : []
  if (!role) throw new DomainError('role_not_found', { role: roleId })
  if (role.permissions.includes('user_access_manage')) throw new DomainError('role_not_held', { role: roleId })
}
