/** What domain tests start from: an organization, an administrator, people, and the links mailed to them. */
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import type { Actor } from '../can'
import { permissions, systemActor } from '../can'
import { invitationToken } from '../invitations/invitation-token'
import * as invites from '../invitations/invites'
import * as organizations from '../organizations'
import { personProfile } from '../profile'
import type { Client, NewSession } from '../sign-in/sessions'
import * as users from '../users/users'
import { write } from '../write'

let made = 0

export function makeOrg(plan: 'free' | 'enterprise' = 'enterprise'): Promise<Org> {
  made += 1
  const slug = `org-${process.pid}-${made}`
  return organizations.create({ name: `Organization ${made}`, slug, plan, locale: 'en', timeZone: 'UTC' })
}

/** An administrator who is no row: checks of permissions look at nothing else. */
export const admin: Actor = { ...systemActor('Ada Admin'), permissions: new Set(permissions) }

export async function invite(org: Org, email: string, options: { source?: 'invited' | 'scim' } = {}): Promise<string> {
  const source = options.source ?? 'invited'
  const connection = await readOrg(org.id, ({ db }) => db.connection.findFirstOrThrow({ select: { id: true } }))
  return write(org, admin, async (w) => {
    await w.tx.ready()
    const profile = personProfile(email.split('@')[0] ?? '', email, null)
    const connectionId = source === 'scim' ? connection.id : undefined
    return users.create(w, { profile, active: true, source, connectionId, roles: ['Standard'] }).id
  })
}

/** The token in the newest mail to a person. */
export async function newestToken(org: Org, userId: string): Promise<string> {
  const link = await readOrg(org.id, ({ db }) =>
    db.invitationLink.findFirstOrThrow({ where: { userId }, orderBy: { issuedAt: 'desc' } }),
  )
  return invitationToken(org.id, link.id, env().secret)
}

/** Accepts an invitation where that alone signs the person in. */
export async function comeIn(token: string, acceptance: invites.Acceptance, client: Client = {}): Promise<NewSession> {
  const accepted = await invites.accept(token, acceptance, client)
  if (accepted.kind !== 'signed_in') throw new Error(accepted.kind)
  return accepted.session
}
