/** What an organization says about its invitations: how long a link works, who may invite whom, and whether by mail. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { ssoOnly as isSsoOnly } from '@/lib/db/sign-in-methods'
import { statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { type Actor, requirePermission } from '../can'
import { validDomains } from '../domains/domain-names'
import { write } from '../write'

export const mailPolicies = ['always', 'unless_sso', 'never'] as const
export type MailPolicy = (typeof mailPolicies)[number]

export const shortestHours = 1
export const longestHours = 30 * 24

export interface InviteSettings {
  readonly hours: number
  /** Whether it takes `user_access_manage` to invite. */
  readonly managersOnly: boolean
  /** Where people invited here may have their address; none: anywhere. */
  readonly domains: readonly string[]
  readonly mail: MailPolicy
}

interface Row {
  hours: number
  managersOnly: boolean
  domains: string[]
  mail: MailPolicy
  ssoOnly: boolean
}

const columns = `invite_ttl_hours as hours, invite_managers_only as "managersOnly", invite_domains as domains,
  invite_mail as mail, ${isSsoOnly} as "ssoOnly"`
const readSettings = statement<Row>('invite_settings', `select ${columns} from organizations o where id = $1`)
const lockSettings = statement<Row>(
  'invite_settings_lock',
  `select ${columns} from organizations o where id = $1 for update`,
)
const store = statement(
  'invite_settings_store',
  `update organizations set invite_ttl_hours = $2, invite_managers_only = $3, invite_domains = $4, invite_mail = $5,
     updated_at = $6 where id = $1`,
)

/** As stored, and whether single sign-on is the only way in. */
export async function read(org: Org): Promise<InviteSettings & { readonly ssoOnly: boolean }> {
  const [row] = await withOrg(org.id, (tx) => tx.query(readSettings, [org.id]))
  if (!row) throw new DomainError('organization_not_found')
  return row
}

/** Changes the settings; invitations that are out keep what they were sent with. Needs `org_management`. Refuses hours
 *  out of range (`invite_hours_invalid`) and a domain that is none (`domain_invalid`). */
export async function put(org: Org, actor: Actor, settings: InviteSettings): Promise<void> {
  requirePermission(actor, 'org_management')
  const { hours, managersOnly, mail } = settings
  if (!Number.isInteger(hours) || hours < shortestHours || hours > longestHours) {
    throw new DomainError('invite_hours_invalid')
  }
  const domains = validDomains(settings.domains.map((domain) => fold(domain).replace(/^@/, '')))
  await write(org, actor, async ({ tx, effects }) => {
    const [row] = await tx.query(lockSettings, [org.id])
    if (!row) throw new DomainError('organization_not_found')
    const { ssoOnly: _, ...before } = row
    const after = { hours, managersOnly, domains, mail }
    if (isDeepStrictEqual(before, after)) return
    tx.queue(store, [org.id, hours, managersOnly, domains, mail, tx.now])
    effects.audit({ event: 'invitation.settings', target: org.name, before, after })
  })
}
