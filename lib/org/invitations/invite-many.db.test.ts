import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claim as claimDue } from '@/lib/db/due-work'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { begin } from '@/lib/jobs/mail-record'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '../can'
import { bySlug } from '../organizations'
import { grantRole } from '../teams/team-roles'
import * as teams from '../teams/teams'
import { whoSignsIn } from '../testing/administrator'
import { invite, makeOrg, newestToken } from '../testing/world'
import * as users from '../users/users'
import { check, type InvitationOrder, inviteMany } from './invite-many'
import * as settings from './invite-settings'
import { undo } from './invite-undo'
import * as invites from './invites'

await cloneDatabase()

let org: Org
let actor: Actor & { id: string }
const plain: InvitationOrder = { roleIds: [], locale: null, note: '' }
const who = (...addresses: string[]) => addresses.map((address) => ({ address, name: '' }))

beforeAll(async () => {
  org = await makeOrg()
  actor = await whoSignsIn(org, 'Admin')
})
beforeEach(async () => {
  await withOrg(nobody, (tx) => tx.query(statement('test_no_due', 'delete from due_work')))
})

const fresh = async () => (await bySlug(org.slug)) ?? org
const people = (...emails: string[]) =>
  readOrg(org.id, ({ db }) =>
    db.user.findMany({
      where: { emailLc: { in: emails }, deletedAt: null },
      include: { roles: { include: { role: true } }, invitation: true, emails: true, links: true },
      orderBy: { emailLc: 'asc' },
    }),
  )
const dueIn = statement<{ seconds: number }>(
  'test_due_in',
  `select extract(epoch from due_at - now())::float8 as seconds from due_work where org_id = $1 and kind = 'mail'`,
)
const due = () => withOrg(nobody, (tx) => tx.query(dueIn, [org.id]))
const comeDue = () =>
  withOrg(nobody, (tx) =>
    tx.query(statement('test_due_now', `update due_work set due_at = now() - interval '1 second'`)),
  )
const verdicts = ({ results }: Awaited<ReturnType<typeof inviteMany>>) => results.map(({ verdict }) => verdict)

describe('inviting into teams', () => {
  const teamsOf = (email: string) =>
    readOrg(org.id, ({ db }) =>
      db.teamMember.findMany({ where: { user: { emailLc: email, deletedAt: null } }, include: { team: true } }),
    ).then((rows) => rows.map(({ team }) => team.name).sort())

  test('puts everybody into the teams of the order, and each into those they name', async () => {
    const { id } = await teams.create(org, actor, { name: 'Everybody, here' })
    await teams.create(org, actor, { name: 'Some' })
    const batch = await inviteMany(
      org,
      actor,
      [
        { address: 'one@teams.test', name: '' },
        { address: 'two@teams.test', name: '', teams: ['sOME', 'Everybody, here'] },
        { address: 'three@teams.test', name: '', teams: ['Nowhere'] },
      ],
      { ...plain, teamIds: [id] },
    )
    expect(verdicts(batch)).toEqual(['invite', 'invite', 'team_unknown'])
    expect(await teamsOf('one@teams.test')).toEqual(['Everybody, here'])
    expect(await teamsOf('two@teams.test')).toEqual(['Everybody, here', 'Some'])
    expect(await people('three@teams.test')).toEqual([])
    await undo(org, actor, batch.batchId)
    expect(await teamsOf('one@teams.test')).toEqual([])
  })

  test('makes nobody where a team is none, is filled by the provider, or has a role beyond the inviter', async () => {
    const refusal = (order: InvitationOrder, by: Actor = actor) =>
      inviteMany(org, by, who('nobody@teams.test'), order).then(
        () => 'done',
        (error) => error.code,
      )
    const { id } = await teams.create(org, actor, { name: 'Filled elsewhere' })
    const { id: strong } = await teams.create(org, actor, { name: 'Strong' })
    const [role] = await readOrg(org.id, ({ db }) => db.role.findMany({ where: { name: 'Admin' } }))
    await grantRole(org, actor, strong, role?.id ?? '')
    await withOrg(org.id, (tx) =>
      tx.query(
        statement(
          '',
          `update teams set connection_id = (select id from connections where org_id = $1 limit 1) where org_id = $1 and id = $2`,
        ),
        [org.id, id],
      ),
    )
    const weak: Actor = { ...actor, permissions: new Set(['user_access_invite', 'teams_manage']) }
    const inviter: Actor = { ...actor, permissions: new Set(['user_access_invite']) }
    expect(await refusal({ ...plain, teamIds: [org.id] })).toBe('team_not_found')
    expect(await refusal({ ...plain, teamIds: [id] })).toBe('team_managed')
    expect(await refusal({ ...plain, teamIds: [strong] }, weak)).toBe('role_not_held')
    expect(await refusal({ ...plain, teamIds: [strong] }, inviter)).toBe('role_not_held')
    const named = [{ address: 'nobody@teams.test', name: '', teams: ['Strong'] }]
    expect(verdicts(await inviteMany(org, weak, named, plain))).toEqual(['team'])
    expect(await people('nobody@teams.test')).toEqual([])
    expect((await check(org, inviter, [])).teams).toEqual([])
    expect((await check(org, weak, [])).teams).toContainEqual({
      id: strong,
      name: 'Strong',
      managed: false,
      joinable: false,
    })
  })
})

describe('inviting many', () => {
  test('makes each person with roles, language, note and one held mail', async () => {
    const [role] = await readOrg(org.id, ({ db }) => db.role.findMany({ where: { name: 'Read only' } }))
    const order = { roleIds: [role?.id ?? ''], locale: 'fr' as const, note: 'Bienvenue !' }
    const list = [
      { address: 'Zoe@many.test', name: 'Zoé Martin' },
      { address: 'paul@many.test', name: '' },
    ]
    expect(verdicts(await inviteMany(org, actor, list, order))).toEqual(['invite', 'invite'])
    const [paul, zoe] = await people('zoe@many.test', 'paul@many.test')
    expect(zoe).toMatchObject({ displayName: 'Zoé Martin', email: 'Zoe@many.test', locale: 'fr', status: 'pending' })
    expect(paul).toMatchObject({ displayName: 'paul@many.test', source: 'invited', createdBy: actor.id })
    expect(zoe?.roles.map(({ role, source }) => [role.name, source])).toEqual([['Read only', 'manual']])
    expect(zoe?.invitation).toMatchObject({ note: 'Bienvenue !', sentBy: actor.id, deliveryState: 'queued' })
    expect(zoe?.emails).toHaveLength(1)
    const waits = await due()
    expect(waits).toHaveLength(2)
    for (const { seconds } of waits) expect(seconds).toBeGreaterThan(6)
  })

  test('tells apart who is here, who was asked, who is disabled, and what is no address', async () => {
    const member = await whoSignsIn(org, 'Standard', 'Member')
    const [{ email = '' } = {}] = await readOrg(org.id, ({ db }) => db.user.findMany({ where: { id: member.id } }))
    await invite(org, 'asked@many.test')
    const off = await invite(org, 'off@many.test')
    await users.deactivate(org, actor, off)
    const batch = await inviteMany(
      org,
      actor,
      who(email ?? '', 'ASKED@many.test', 'off@many.test', 'none', 'a@b', 'new@many.test', 'New@many.test'),
      plain,
    )
    expect(verdicts(batch)).toEqual(['member', 'invited', 'disabled', 'form', 'ending', 'invite', 'duplicate'])
  })

  test('makes a new person of a removed one’s address, and the audit log links the two', async () => {
    const former = await invite(org, 'back@many.test')
    await users.remove(org, actor, former)
    const { results } = await inviteMany(org, actor, who('back@many.test'), plain)
    expect(results[0]).toMatchObject({ verdict: 'invite' })
    expect(results[0]?.userId).not.toBe(former)
    const created = await readOrg(org.id, ({ db }) =>
      db.auditEvent.findFirstOrThrow({ where: { targetId: results[0]?.userId ?? '', event: 'user.create' } }),
    )
    expect(created.after).toMatchObject({ formerId: former })
  })

  test('of two inviters at once makes one person, and both are answered', async () => {
    const addresses = Array.from({ length: 30 }, (_, n) => `race${n}@many.test`)
    const both = await Promise.all([
      inviteMany(org, actor, who(...addresses), plain),
      inviteMany(org, actor, who(...addresses.toReversed()), plain),
    ])
    expect(both.flatMap(verdicts).filter((verdict) => verdict === 'invite')).toHaveLength(30)
    expect(both.flatMap(verdicts).filter((verdict) => verdict === 'invited')).toHaveLength(30)
    expect(await people(...addresses)).toHaveLength(30)
  })

  test('gives only roles that the inviter holds, unless they manage access', async () => {
    const inviter: Actor & { id: string } = {
      ...(await whoSignsIn(org, 'Standard', 'Inviter')),
      permissions: new Set(['user_access_read', 'user_access_invite', 'user_app_keys']),
    }
    const roles = await readOrg(org.id, ({ db }) => db.role.findMany({ where: {} }))
    const id = (name: string) => roles.find((role) => role.name === name)?.id ?? ''
    const ask = (role: string) => inviteMany(org, inviter, who('role@many.test'), { ...plain, roleIds: [id(role)] })
    await expect(ask('Admin')).rejects.toMatchObject({ code: 'role_not_held' })
    await expect(ask('Read only')).rejects.toMatchObject({ code: 'role_not_held' })
    expect(verdicts(await ask('Standard'))).toEqual(['invite'])
    expect(verdicts(await inviteMany(org, actor, who('boss@many.test'), { ...plain, roleIds: [id('Admin')] }))).toEqual(
      ['invite'],
    )
  })

  test('is refused without the permission, for nobody and for more than 1,000', async () => {
    const none = { ...actor, permissions: new Set<string>(['user_access_read']) }
    await expect(inviteMany(org, none, who('x@many.test'), plain)).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(inviteMany(org, actor, [], plain)).rejects.toMatchObject({ code: 'invitees_missing' })
    const crowd = Array.from({ length: 1_001 }, (_, n) => `c${n}@many.test`)
    await expect(inviteMany(org, actor, who(...crowd), plain)).rejects.toMatchObject({ code: 'invitees_too_many' })
  })

  test('takes a thousand at once in seconds', async () => {
    const crowd = Array.from({ length: 1_000 }, (_, n) => `thousand${n}@many.test`)
    const started = performance.now()
    const batch = await inviteMany(org, actor, who(...crowd), plain)
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(new Set(verdicts(batch))).toEqual(new Set(['invite']))
    expect((await undo(org, actor, batch.batchId)).undone).toBe(1_000)
    expect(await people(...crowd)).toEqual([])
  })
})

describe('taking back', () => {
  test('removes whom the invitation made, and their mail never leaves', async () => {
    const batch = await inviteMany(org, actor, who('undo1@many.test', 'undo2@many.test'), plain)
    expect(await undo(org, actor, batch.batchId)).toEqual({ undone: 2, tooLate: 0 })
    expect(await people('undo1@many.test', 'undo2@many.test')).toEqual([])
    expect(await due()).toEqual([])
    expect(verdicts(await inviteMany(org, actor, who('undo1@many.test'), plain))).toEqual(['invite'])
  })

  test('of a resend lets the older link work again', async () => {
    const id = await invite(org, 'again@many.test')
    const older = await newestToken(org, id)
    const { batchId } = await invites.resend(org, actor, id)
    expect((await invites.peek(older))?.state).toBe('replaced')
    expect(await undo(org, actor, batchId)).toEqual({ undone: 1, tooLate: 0 })
    expect((await invites.peek(older))?.state).toBe('open')
    expect(await people('again@many.test')).toHaveLength(1)
  })

  test('comes too late for a mail that a worker has begun', async () => {
    const batch = await inviteMany(org, actor, who('late@many.test'), plain)
    await comeDue()
    const [mail] = await claimDue('mail', { perOrganization: 10, allowances: {}, organizations: 10, leaseMs: 60_000 })
    if (!mail) throw new Error('the mail should be due')
    expect(await begin(mail, batch.results[0]?.userId ?? null, 60_000)).toBeDefined()
    expect(await undo(org, actor, batch.batchId)).toEqual({ undone: 0, tooLate: 1 })
    expect(await people('late@many.test')).toHaveLength(1)
  })

  test('is for whoever sent it alone', async () => {
    const other = await whoSignsIn(org, 'Admin', 'Other')
    const batch = await inviteMany(org, actor, who('mine@many.test'), plain)
    expect((await undo(org, other, batch.batchId)).undone).toBe(0)
    expect((await undo(await makeOrg(), actor, batch.batchId)).undone).toBe(0)
    expect(await people('mine@many.test')).toHaveLength(1)
  })

  test('never holds a mail that SCIM caused', async () => {
    await invite(org, 'scim@many.test', { source: 'scim' })
    expect((await due()).map(({ seconds }) => seconds <= 0)).toEqual([true])
  })
})

describe('cancelling', () => {
  test('removes a person who never came, and their link says so no more', async () => {
    const id = await invite(org, 'cancel@many.test')
    const token = await newestToken(org, id)
    await invites.cancel(org, actor, id)
    expect(await people('cancel@many.test')).toEqual([])
    expect(await invites.peek(token)).toBeUndefined()
  })

  test('is refused for an active person and for one of the identity provider', async () => {
    const member = await whoSignsIn(org, 'Standard', 'Stays')
    await expect(invites.cancel(org, actor, member.id)).rejects.toMatchObject({ code: 'invitation_not_open' })
    const managed = await invite(org, 'managed@many.test', { source: 'scim' })
    await expect(invites.cancel(org, actor, managed)).rejects.toMatchObject({ code: 'user_managed' })
  })
})

describe('the settings of invitations', () => {
  const usual = { hours: 48, managersOnly: false, domains: [] as string[], mail: 'always' as const }

  test('bind how long links work, from one hour to thirty days', async () => {
    await settings.put(org, actor, { ...usual, hours: 1 })
    await inviteMany(await fresh(), actor, who('hour@many.test'), plain)
    const [person] = await people('hour@many.test')
    const [link] = person?.links ?? []
    expect(link && link.expiresAt.getTime() - link.issuedAt.getTime()).toBe(3_600_000)
    for (const hours of [0, 721, 1.5]) {
      await expect(settings.put(org, actor, { ...usual, hours })).rejects.toMatchObject({
        code: 'invite_hours_invalid',
      })
    }
  })

  test('bind domains for people invited here, not for SCIM', async () => {
    await settings.put(org, actor, { ...usual, domains: ['Acme.test', '@acme.fr'] })
    const list = who('in@acme.test', 'in@acme.fr', 'out@elsewhere.test')
    expect(verdicts(await inviteMany(await fresh(), actor, list, plain))).toEqual(['invite', 'invite', 'domain'])
    await invite(await fresh(), 'provider@elsewhere.test', { source: 'scim' })
    expect(await people('provider@elsewhere.test')).toHaveLength(1)
    await expect(settings.put(org, actor, { ...usual, domains: ['no domain'] })).rejects.toMatchObject({
      code: 'domain_invalid',
    })
    await settings.put(org, actor, usual)
  })

  test('may leave inviting to those who manage access', async () => {
    await settings.put(org, actor, { ...usual, managersOnly: true })
    const inviter = { ...actor, permissions: new Set(['user_access_invite']) }
    const closed = await fresh()
    await expect(inviteMany(closed, inviter, who('x@many.test'), plain)).rejects.toMatchObject({
      code: 'permission_missing',
    })
    expect(verdicts(await inviteMany(closed, actor, who('manager@many.test'), plain))).toEqual(['invite'])
    await settings.put(org, actor, usual)
  })

  test.each([
    ['never', false, 0],
    ['unless_sso', true, 0],
    ['unless_sso', false, 1],
    ['always', true, 1],
  ] as const)('mail %s with single sign-on enforced %s sends %i mails, by SCIM as well', async (mail, sso, mails) => {
    const enforce = statement(
      'test_sso',
      `update organizations set sign_in_methods = case when $2 then array['saml'] else array['password', 'saml'] end where id = $1`,
    )
    await settings.put(org, actor, { ...usual, mail })
    await withOrg(org.id, (tx) => tx.query(enforce, [org.id, sso]))
    const bound = await fresh()
    const local = `local-${mail}-${sso}@many.test`
    const remote = `remote-${mail}-${sso}@many.test`
    await inviteMany(bound, actor, who(local), plain)
    await invite(bound, remote, { source: 'scim' })
    expect(await due()).toHaveLength(2 * mails)
    const found = await people(local, remote)
    expect(found.map(({ status, links }) => [status, links.length])).toEqual([
      ['pending', mails],
      ['pending', mails],
    ])
    if (mails === 0) {
      await expect(invites.resend(bound, actor, found[0]?.id ?? '')).rejects.toMatchObject({
        code: 'invitation_mail_off',
      })
    }
    await settings.put(org, actor, usual)
    await withOrg(org.id, (tx) => tx.query(enforce, [org.id, false]))
  })

  test('need org_management', async () => {
    const other = { ...actor, permissions: new Set(['user_access_manage']) }
    await expect(settings.put(org, other, usual)).rejects.toMatchObject({ code: 'permission_missing' })
  })
})
