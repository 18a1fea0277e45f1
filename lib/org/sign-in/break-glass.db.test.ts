import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as organizationSettings from '../organization-settings'
import * as passwordResets from '../passwords/password-resets'
import { newPerson, peek } from '../testing/organization'
import { byPassword, linkedProvider, lives, type Somebody, somebody, tokenByPassword } from '../testing/ways-in'
import { admin, makeOrg } from '../testing/world'
import * as peopleBulk from '../users/people-bulk'
import * as users from '../users/users'
import * as breakGlass from './break-glass'
import * as settings from './sign-in-settings'

const { url } = await cloneDatabase()

let org: Org
let ada: Somebody
beforeEach(async () => {
  org = await makeOrg()
  ada = await somebody(org, 'Admin', 'Ada Roux')
})

/** Ada is the break-glass administrator, and single sign-on the only way in. */
async function ssoOnly() {
  await breakGlass.designate(org, admin, ada.id, ada.name)
  const other = await somebody(org, 'Admin', 'Other')
  await linkedProvider(org, [ada, other])
  await settings.change(org, admin, ['saml'])
  return other
}
const mails = () =>
  peek<{ payload: Record<string, unknown> }>(
    url,
    `select payload from outbox where org_id = $1 and kind = 'break_glass' order by payload->>'to'`,
    [org.id],
  )
const event = async (name: string) =>
  (await peek(url, 'select from audit_events where org_id = $1 and event = $2', [org.id, name])).length
const glass = async () => (await breakGlass.list(org, admin)).administrators

describe('a break-glass administrator', () => {
  test('is an active administrator with a password or passkey, and named by typing', async () => {
    const plain = await somebody(org)
    const without = await newPerson(org, 'Admin', 'No Password')
    const designate = breakGlass.designate
    await expect(designate(org, admin, plain.id, plain.name)).rejects.toMatchObject({ code: 'break_glass_unfit' })
    await expect(designate(org, admin, without.id, without.name)).rejects.toMatchObject({ code: 'break_glass_unfit' })
    await expect(designate(org, admin, ada.id, 'Ada')).rejects.toMatchObject({ code: 'name_unconfirmed' })
    expect(await glass()).toEqual([])
    expect((await breakGlass.candidates(org, admin)).map(({ id }) => id)).toEqual([ada.id])
    await designate(org, admin, ada.id, ada.name)
    expect(await glass()).toMatchObject([{ id: ada.id, fit: true, usedAt: null }])
    expect(await event('break_glass.designate')).toBe(1)
  })

  test('comes in by password while it is off, with an alarm to contacts and administrators', async () => {
    await organizationSettings.putNotices(org, admin, { contacts: ['soc@acme.test'] })
    const other = await ssoOnly()
    const token = await tokenByPassword(org, ada)
    expect(await lives(token)).toBe(true)
    expect((await mails()).map(({ payload }) => payload)).toEqual(
      [ada.address, other.address, 'soc@acme.test']
        .sort()
        .map((to) => ({ to, person: ada.name, method: 'password', drill: false, from: '192.0.2.9' })),
    )
    expect([await event('break_glass.use'), await event('break_glass.drill')]).toEqual([1, 0])
    expect((await glass())[0]?.usedAt).not.toBeNull()
  })

  test('raises none by a way that is on for everybody', async () => {
    await breakGlass.designate(org, admin, ada.id, ada.name)
    await tokenByPassword(org, ada)
    expect(await mails()).toEqual([])
  })

  test('may still replace a forgotten password', async () => {
    const other = await ssoOnly()
    for (const { address } of [ada, other]) await passwordResets.request(address, {})
    const sent = await peek<{ user_id: string }>(
      url,
      `select user_id from outbox where kind = 'password_reset' and org_id = $1`,
      [org.id],
    )
    expect(sent.map(({ user_id }) => user_id)).toEqual([ada.id])
  })

  test('is kept while nobody else could come in without the provider', async () => {
    const other = await ssoOnly()
    const dismiss = () => breakGlass.dismiss(org, admin, ada.id, ada.name)
    await expect(dismiss()).rejects.toMatchObject({ code: 'last_break_glass' })
    await expect(users.deactivate(org, admin, ada.id)).rejects.toMatchObject({ code: 'last_break_glass' })
    await expect(users.remove(org, admin, ada.id)).rejects.toMatchObject({ code: 'last_break_glass' })
    const roles = await peek<{ id: string }>(url, `select id from roles where org_id = $1 and name = 'Admin'`, [org.id])
    const task = { do: 'roles', grant: [], revoke: roles.map(({ id }) => id) } as const
    const outcome = await peopleBulk.carryOut(org, admin, { ids: [ada.id] }, task)
    expect(outcome.refusals).toMatchObject([{ id: ada.id, code: 'last_break_glass' }])
    expect(await glass()).toMatchObject([{ id: ada.id, fit: true }])
    await breakGlass.designate(org, admin, other.id, other.name)
    await dismiss()
    expect((await glass()).map(({ id }) => id)).toEqual([other.id])
  })

  test('is let go where another way is on, by name, and their sessions by a way that is off end', async () => {
    const other = await ssoOnly()
    const token = await tokenByPassword(org, ada)
    await breakGlass.designate(org, admin, other.id, other.name)
    await expect(breakGlass.dismiss(org, admin, ada.id, '')).rejects.toMatchObject({ code: 'name_unconfirmed' })
    expect(await lives(token)).toBe(true)
    await breakGlass.dismiss(org, admin, ada.id, ada.name)
    expect(await lives(token)).toBe(false)
    expect(await byPassword(org, ada)).toMatchObject({ kind: 'method_off' })
    await settings.change(org, admin, ['password', 'saml'])
    await breakGlass.dismiss(org, admin, other.id, other.name)
    expect(await glass()).toEqual([])
  })
})

describe('a drill', () => {
  test('is planned for an hour, recorded and told as a drill, once', async () => {
    await ssoOnly()
    expect(await breakGlass.list(org, admin)).toMatchObject({ lastDrillAt: null, drillDue: true })
    const until = await breakGlass.planDrill(org, admin, ada.id)
    expect((await glass())[0]?.drillUntil).toEqual(until)
    await tokenByPassword(org, ada)
    expect((await mails()).every(({ payload }) => payload.drill === true)).toBe(true)
    expect([await event('break_glass.use'), await event('break_glass.drill')]).toEqual([0, 1])
    const page = await breakGlass.list(org, admin)
    expect(page).toMatchObject({ drillDue: false, administrators: [{ drillUntil: null, usedAt: null }] })
    expect(page.lastDrillAt).not.toBeNull()
    await tokenByPassword(org, ada)
    expect(await event('break_glass.use')).toBe(1)
  })

  test('counts also while the password is on for everybody', async () => {
    await breakGlass.designate(org, admin, ada.id, ada.name)
    await breakGlass.planDrill(org, admin, ada.id)
    await tokenByPassword(org, ada)
    expect(await event('break_glass.drill')).toBe(1)
  })

  test('whose hour is over is none, and the alarm is raised', async () => {
    await ssoOnly()
    await breakGlass.planDrill(org, admin, ada.id)
    await peek(url, `update users set drill_until = now() - interval '1 second' where id = $1`, [ada.id])
    await tokenByPassword(org, ada)
    expect([await event('break_glass.use'), await event('break_glass.drill')]).toEqual([1, 0])
  })

  test('is due again after 90 days', async () => {
    await breakGlass.designate(org, admin, ada.id, ada.name)
    await peek(url, `update users set drilled_at = now() - interval '89 days' where id = $1`, [ada.id])
    expect((await breakGlass.list(org, admin)).drillDue).toBe(false)
    await peek(url, `update users set drilled_at = now() - interval '91 days' where id = $1`, [ada.id])
    expect((await breakGlass.list(org, admin)).drillDue).toBe(true)
  })

  test('is planned for break-glass administrators alone', async () => {
    await expect(breakGlass.planDrill(org, admin, ada.id)).rejects.toMatchObject({ code: 'not_break_glass' })
  })
})
