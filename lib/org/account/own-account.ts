/** What people change about themselves: their profile, their password, their sessions. Each verb acts on the actor's own
 *  row and asks for no permission; what the identity provider manages is changed there alone. */
import { DomainError } from '@/lib/base/errors'
import { fold, foldMarks } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { type Reading, readOrg } from '@/lib/db/read-org'
import { type OrgId, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import type { Actor } from '../can'
import * as passwords from '../passwords/passwords'
import { searchText } from '../profile'
import { openSessions } from '../sign-in/session-limits'
import { lockOrRefuse } from '../users/user-row'
import { type Write, write } from '../write'
import { tellOfPassword, tellOfSessions } from './account-notices'

export interface OwnAccount {
  readonly now: Date
  readonly name: string
  readonly userName: string | null
  readonly email: string | null
  readonly title: string | null
  /** Null for what the organization has. */
  readonly locale: string | null
  readonly timeZone: string | null
  /** The connection that manages the person. */
  readonly managedBy: string | null
  readonly passwordSince: Date | null
  readonly sessions: readonly OwnSession[]
}

export interface OwnSession {
  readonly id: string
  readonly method: string
  readonly address: string | null
  readonly userAgent: string | null
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly expiresAt: Date
}

const mostSessions = 100

/** A person as they see themselves; undefined where they are gone. */
export async function readOwn(orgId: OrgId, id: string): Promise<OwnAccount | undefined> {
  return readOrg(orgId, async (reading) => {
    const user = await reading.db.user.findFirst({
      where: { orgId, id, kind: 'human', deletedAt: null },
      select: {
        displayName: true,
        userName: true,
        email: true,
        title: true,
        locale: true,
        timeZone: true,
        connection: { select: { name: true } },
        credentials: { where: { kind: 'password' }, select: { updatedAt: true } },
      },
    })
    if (!user) return undefined
    const { displayName: name, connection, credentials, ...rest } = user
    return {
      ...rest,
      name,
      now: reading.now,
      managedBy: connection?.name ?? null,
      passwordSince: credentials[0]?.updatedAt ?? null,
      sessions: await ownSessions(reading, orgId, id),
    }
  })
}

async function ownSessions(reading: Reading, orgId: OrgId, userId: string): Promise<OwnSession[]> {
  return reading.db.session.findMany({
    where: { orgId, userId, ...(await openSessions(reading, orgId)) },
    select: {
      id: true,
      method: true,
      address: true,
      userAgent: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: mostSessions,
  })
}

export interface OwnProfile {
  readonly name: string
  readonly title: string
  /** Null for what the organization has. */
  readonly locale: string | null
  readonly timeZone: string | null
}

// SCIM answers from the document, so that whoever provisions later sees what people wrote here.
const updateProfile = statement(
  'own_profile',
  `update users set display_name = $3, display_name_lc = $4, sort_name = $5, search_lc = $6, title = $7, locale = $8,
     time_zone = $9, attributes = (attributes - array['title', 'preferredLanguage', 'timezone']) || $10::jsonb,
     version = version + 1, updated_at = $11
   where org_id = $1 and id = $2`,
)

/** Changes one's own name, title, language and zone. Refuses a person whom the identity provider manages
 *  (`profile_managed`) and a missing name (`name_missing`). */
export async function changeProfile(org: Org, actor: Actor, wanted: OwnProfile): Promise<void> {
  const name = wanted.name.trim().slice(0, 200)
  const title = wanted.title.trim().slice(0, 200) || null
  await write(org, actor, async ({ tx, effects }) => {
    const user = await lockOrRefuse(tx, actor.id ?? '')
    if (user.connection_id !== null) throw new DomainError('profile_managed')
    if (!name) throw new DomainError('name_missing')
    const { locale, timeZone } = wanted
    const document = {
      displayName: name,
      ...(title && { title }),
      ...(locale && { preferredLanguage: locale }),
      ...(timeZone && { timezone: timeZone }),
    }
    const search = searchText([name, user.user_name, user.email, title, user.external_id])
    const columns = [name, fold(name), foldMarks(name), search, title, locale, timeZone]
    tx.queue(updateProfile, [org.id, user.id, ...columns, JSON.stringify(document), tx.now])
    effects.audit({
      event: 'user.update',
      targetId: user.id,
      target: name,
      before: { displayName: user.display_name },
      after: document,
    })
  })
}

const ownPassword = statement<{ secret: string }>(
  'own_password',
  `select secret from credentials where org_id = $1 and user_id = $2 and kind = 'password'`,
)

/** Puts a new password in place of the current one and ends every other session: whoever changes it because it leaked
 *  is rid of whoever has it. Tells the person by mail. Refuses a wrong current password (`password_wrong`) and a weak new one. */
export async function changePassword(
  org: Org,
  actor: Actor,
  sessionId: string,
  { current, next }: { readonly current: string; readonly next: string },
): Promise<{ ended: number }> {
  const [known] = await withOrg(org.id, (tx) => tx.query(ownPassword, [org.id, actor.id]))
  if (!(await passwords.matches(known?.secret, current))) throw new DomainError('password_wrong')
  const prepared = await passwords.prepare(next)
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const [still] = await w.tx.query(ownPassword, [org.id, user.id])
    // Changed by somebody else while this one was checked.
    if (still?.secret !== known?.secret) throw new DomainError('password_wrong')
    passwords.requireOwn(next, [user.display_name, user.email ?? '', user.user_name ?? '', org.name])
    passwords.store(w.tx, user.id, prepared)
    w.effects.audit({ event: 'user.password', targetId: user.id, target: user.display_name })
    const ended = await endSessions(w, user, { except: sessionId })
    tellOfPassword(w, user.id, ended)
    return { ended }
  })
}

const removeSessions = statement<{ id: string }>(
  'own_sessions_end',
  `delete from sessions where org_id = $1 and user_id = $2 and id is distinct from $3::uuid
     and ($4::uuid is null or id = $4::uuid) returning id`,
)

/** Ends one of one's own sessions; one that is gone already, or another's, is no error and changes nothing. */
export async function endSession(org: Org, actor: Actor, id: string): Promise<void> {
  await write(org, actor, async (w) => endSessions(w, await lockOrRefuse(w.tx, actor.id ?? ''), { only: id }))
}

/** Ends every session of one's own but this one; answers how many, and tells the person by mail: a thief would do it
 *  too. */
export async function endOtherSessions(org: Org, actor: Actor, sessionId: string): Promise<number> {
  return write(org, actor, async (w) => {
    const user = await lockOrRefuse(w.tx, actor.id ?? '')
    const ended = await endSessions(w, user, { except: sessionId })
    if (ended > 0) await tellOfSessions(w, user.id, ended)
    return ended
  })
}

/** Ends sessions of the locked person: `only` one, or all `except` one; answers how many. */
export async function endSessions(
  { tx, effects }: Write,
  { id: userId, display_name }: { id: string; display_name: string },
  { except, only }: { except?: string; only?: string },
): Promise<number> {
  const gone = await tx.query(removeSessions, [tx.orgId, userId, except ?? null, only ?? null])
  if (gone.length === 0) return 0
  effects.end(...gone.map(({ id }) => ({ what: 'session' as const, id, userId })))
  effects.audit({
    event: 'user.sessions_end',
    targetId: userId,
    target: display_name,
    after: { sessionsEnded: gone.length },
  })
  return gone.length
}
