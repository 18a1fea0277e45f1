import { describe, expect, test } from 'vitest'
import { remindOfKeys } from '@/lib/jobs/key-reminders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { putMuted } from '../account/own-mails'
import { putNotices } from '../organization-settings'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as keys from './application-keys'
import { remind, reminderOf } from './key-reminders'
import * as serviceAccounts from './service-accounts'

const { url } = await cloneDatabase()
const org = await newOrganization()
const admin = await newPerson(org, 'Admin', 'Ada Admin')
const robot = { name: 'Robot', email: 'robot@acme.test', roles: ['Admin'] }
const { id: robotId } = await serviceAccounts.create(org, admin, robot)

const newKey = (ownerId: string) =>
  keys.create(org, admin, { ownerId, name: 'entra', scopes: keys.scimScopes, expiresInDays: 365 })

/** As if the key had been made a year ago and had so long left. */
const hasLeft = (id: string, interval: string) =>
  peek(
    url,
    `update application_keys set created_at = now() - interval '1 year', expires_at = now() + $2::interval where id = $1`,
    [id, interval],
  )

interface Mail {
  user_id: string | null
  to: string | null
  days: number
}

const mailsAbout = (keyId: string) =>
  peek<Mail>(
    url,
    `select user_id, payload->>'to' as to, (payload->>'days')::int as days from outbox
     where kind = 'key_expiring' and payload->>'keyId' = $1 order by created_at, user_id, payload->>'to'`,
    [keyId],
  )

const addressOf = async (id: string) =>
  (await peek<{ email: string }>(url, 'select email from users where id = $1', [id]))[0]?.email

describe('whose turn it is', () => {
  const now = new Date('2026-11-22T12:00:00Z')
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
  const key = {
    expires_at: inDays(20),
    since: inDays(-300),
    replaced_at: null,
    last_used_at: null,
    reminded_days: null,
  }

  test.each([
    [31, null, undefined],
    [30, null, 30],
    [20, 30, undefined],
    [7, 30, 7],
    [6, 7, undefined],
    [1, 7, 1],
    [0.5, 1, undefined],
    [0, 1, undefined],
    [-1, null, undefined],
    [0.5, null, 1],
  ])('%d days before the end, after the reminder of %s days: %s', (left, reminded, days) => {
    expect(reminderOf({ ...key, expires_at: inDays(left), reminded_days: reminded }, now)?.days).toBe(days)
  })

  test('a key made for fewer days is no news until the next reminder', () => {
    expect(reminderOf({ ...key, since: inDays(-1) }, now)).toEqual({ days: 30, tells: false })
    const later = { ...key, since: inDays(-1), expires_at: inDays(6.5), reminded_days: 30 }
    expect(reminderOf(later, now)).toEqual({ days: 7, tells: true })
  })

  test('a key that another replaces is told of only while something still uses it', () => {
    const replaced = { ...key, expires_at: inDays(1), replaced_at: inDays(-5), since: inDays(-5) }
    expect(reminderOf(replaced, now)?.tells).toBe(false)
    expect(reminderOf({ ...replaced, last_used_at: inDays(-6) }, now)?.tells).toBe(false)
    expect(reminderOf({ ...replaced, last_used_at: inDays(-1) }, now)?.tells).toBe(true)
  })
})

describe('who is told', () => {
  test('the service account’s address and the security contacts, once at each of 30, 7 and 1 days', async () => {
    await putNotices(org, admin, { contacts: ['sec@acme.test'] })
    const { id } = await newKey(robotId)
    expect(await remindOfKeys()).toEqual({ reminded: 0 })
    for (const [left, days] of [
      ['29 days', 30],
      ['6 days', 7],
      ['5 hours', 1],
    ] as const) {
      await hasLeft(id, left)
      expect(await remindOfKeys()).toEqual({ reminded: 1 })
      expect(await remindOfKeys()).toEqual({ reminded: 0 })
      expect((await mailsAbout(id)).slice(-2)).toEqual([
        { user_id: robotId, to: null, days },
        { user_id: null, to: 'sec@acme.test', days },
      ])
    }
    expect(await mailsAbout(id)).toHaveLength(6)
    await keys.revoke(org, admin, id)
  })

  test('a person about their own key, unless they want none', async () => {
    await putNotices(org, admin, { contacts: [] })
    const first = await newKey(admin.id)
    await hasLeft(first.id, '3 days')
    await remindOfKeys()
    expect(await mailsAbout(first.id)).toEqual([{ user_id: admin.id, to: null, days: 7 }])
    await putMuted(org, admin, ['key_expiring', 'password_changed'])
    const [row] = await peek<{ muted_mails: string[] }>(url, 'select muted_mails from users where id = $1', [admin.id])
    expect(row?.muted_mails).toEqual(['key_expiring'])
    await hasLeft(first.id, '3 hours')
    expect(await remindOfKeys()).toEqual({ reminded: 0 })
    expect(await mailsAbout(first.id)).toHaveLength(1)
    await putMuted(org, admin, [])
  })

  test('whoever made the key where neither its account has an address nor the organization contacts', async () => {
    const { id: silentId } = await serviceAccounts.create(org, admin, { name: 'Silent', email: null, roles: ['Admin'] })
    const { id } = await newKey(silentId)
    await hasLeft(id, '20 days')
    await remindOfKeys()
    const maker = await addressOf(admin.id)
    const mails = await mailsAbout(id)
    expect(mails).toContainEqual({ user_id: null, to: maker, days: 30 })
    expect(mails.every(({ to }) => to === null || to === maker)).toBe(true)
    const other = await newPerson(org, 'Admin', 'Olga Other')
    await peek(url, `update users set status = 'disabled' where id = $1`, [admin.id])
    await hasLeft(id, '6 days')
    await remindOfKeys()
    expect((await mailsAbout(id)).at(-1)).toEqual({ user_id: null, to: await addressOf(other.id), days: 7 })
    await peek(url, `update users set status = 'active' where id = $1`, [admin.id])
  })

  test('nobody where the organization wants none, the account is disabled, or another organization asks', async () => {
    const { id } = await newKey(robotId)
    await hasLeft(id, '20 days')
    const stranger = await newOrganization()
    expect(await remind(stranger.id, id)).toBe(false)
    await putNotices(org, admin, { contacts: ['sec@acme.test'], keyReminders: false })
    expect(await remind(org.id, id)).toBe(false)
    await putNotices(org, admin, { contacts: ['sec@acme.test'], keyReminders: true })
    await serviceAccounts.disable(org, admin, robotId)
    await hasLeft(id, '2 days')
    expect(await remind(org.id, id)).toBe(false)
    expect(await mailsAbout(id)).toEqual([])
  })
})
