/** Telling people that a key ends soon: 30, 7 and 1 days before, each once. A key that nobody replaces in time takes
 *  provisioning with it. */
import { findOrg } from '@/lib/db/finders'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { MutableMail } from '../account/own-mails'
import { systemActor } from '../can'
import { writeIn } from '../write'
import { carriesScim } from './application-keys'
import { securityContacts } from './key-notices'

/** Days before the end, the last first. */
export const reminderDays = [1, 7, 30] as const

interface EndingKey {
  id: string
  name: string
  scopes: string[]
  expires_at: Date
  /** When its end was set: at its making, or when another key began to take its place. */
  since: Date
  replaced_at: Date | null
  last_used_at: Date | null
  reminded_days: number | null
  owner_id: string
  owner: string
  owner_kind: 'human' | 'service'
  owner_active: boolean
  address: string | null
  muted_mails: string[]
  created_by: string | null
  key_reminders: boolean
}

const lockEnding = statement<EndingKey>(
  'key_ending_lock',
  `select k.id, k.name, k.scopes, k.expires_at, coalesce(k.replaced_at, k.created_at) as since, k.replaced_at,
     k.last_used_at, k.reminded_days, k.created_by, u.id as owner_id, u.display_name as owner,
     u.kind::text as owner_kind, u.status = 'active' and u.deleted_at is null as owner_active, u.email as address,
     u.muted_mails, o.key_reminders
   from application_keys k join users u on u.org_id = k.org_id and u.id = k.owner_id
   join organizations o on o.id = k.org_id
   where k.org_id = $1 and k.id = $2 and k.revoked_at is null and k.expires_at is not null for update of k`,
)
const noteReminder = statement(
  'key_reminded',
  'update application_keys set reminded_days = $3 where org_id = $1 and id = $2',
)

const dayMs = 86_400_000

/** The reminder whose turn it is, if it had none yet, and whether anybody should get it: one whose time had come when
 *  the end was set tells nothing new, and a key that another replaces ends as planned unless it is still used. */
export function reminderOf(
  key: Pick<EndingKey, 'expires_at' | 'since' | 'replaced_at' | 'last_used_at' | 'reminded_days'>,
  now: Date,
): { days: number; tells: boolean } | undefined {
  const endMs = key.expires_at.getTime()
  const days = reminderDays.find((each) => now.getTime() >= endMs - each * dayMs)
  const isOver = endMs <= now.getTime()
  if (days === undefined || isOver || (key.reminded_days !== null && key.reminded_days <= days)) return undefined
  const isNews = endMs - days * dayMs > key.since.getTime()
  const isStillUsed = key.last_used_at !== null && key.replaced_at !== null && key.last_used_at > key.replaced_at
  return { days, tells: isNews && (key.replaced_at === null || isStillUsed) }
}

/** Reminds of one key if its time has come; answers whether anybody was told. Idempotent. */
export async function remind(orgId: OrgId, keyId: string): Promise<boolean> {
  return withOrg(orgId, async (tx) => {
    const [org, [key]] = await Promise.all([findOrg(tx), tx.query(lockEnding, [orgId, keyId])])
    const reminder = key && reminderOf(key, tx.now)
    if (!org || !reminder) return false
    tx.queue(noteReminder, [orgId, key.id, reminder.days])
    if (!reminder.tells || !key.owner_active) return false
    const { result } = await writeIn(tx, org, systemActor(), async ({ effects }) => {
      const told = {
        kind: 'key_expiring',
        keyId: key.id,
        keyName: key.name,
        account: key.owner,
        endsAt: key.expires_at.toISOString(),
        usedAt: key.last_used_at?.toISOString() ?? null,
        days: reminder.days,
        scim: carriesScim(key.scopes),
      } as const
      const { owner, others } = await receivers(tx, key)
      if (owner) effects.mail({ ...told, userId: key.owner_id })
      for (const to of others) effects.mail({ ...told, userId: null, to })
      return effects.mails.length > 0
    })
    return result
  })
}

// Who made the key if they are still here, else whoever may make another.
const inCharge = statement<{ address: string }>(
  'key_in_charge',
  `with holder as (
     select distinct u.id, u.email from users u
     where u.org_id = $1 and u.kind = 'human' and u.status = 'active' and u.deleted_at is null and u.email is not null
       and (u.id = $2::uuid or exists (
         select from user_roles ur join roles r on r.org_id = ur.org_id and r.id = ur.role_id
         where ur.org_id = $1 and ur.user_id = u.id and 'org_app_keys_write' = any(r.permissions)))
   )
   select email as address from holder
   where id = $2::uuid or not exists (select from holder where id = $2::uuid)
   order by email limit 20`,
)

/** The owner as they want it, and the security contacts; where that is nobody, whoever made the key: a reminder that
 *  reaches nobody is none. */
async function receivers(tx: Tx, key: EndingKey): Promise<{ owner: boolean; others: string[] }> {
  const wanted = key.owner_kind === 'human' ? !isMuted(key) : key.key_reminders
  const owner = key.address !== null && wanted
  const contacts = key.key_reminders ? await securityContacts(tx, key.owner_id) : []
  if (owner || contacts.length > 0 || key.owner_kind === 'human' || !key.key_reminders) {
    return { owner, others: contacts }
  }
  const rows = await tx.query(inCharge, [tx.orgId, key.created_by])
  return { owner, others: rows.map(({ address }) => address) }
}

function isMuted({ muted_mails }: EndingKey): boolean {
  return muted_mails.includes('key_expiring' satisfies MutableMail)
}
