import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { settlePlannedMethods } from '@/lib/jobs/planned-methods'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as samlProviders from '../saml/saml-providers'
import { peek } from '../testing/organization'
import {
  byPassword,
  bySaml,
  glassAdministrator,
  linkedProvider,
  lives,
  type Somebody,
  somebody,
  tokenByPassword,
} from '../testing/ways-in'
import { admin, makeOrg } from '../testing/world'
import * as users from '../users/users'
import * as breakGlass from './break-glass'
import { offered } from './offered-methods'
import * as personMethods from './person-methods'
import { preview } from './sign-in-impact'
import * as settings from './sign-in-settings'

const { url } = await cloneDatabase()

let org: Org
let zoe: Somebody
beforeEach(async () => {
  org = await makeOrg()
  zoe = await somebody(org)
})

const methodsOf = async () => (await settings.read(org, admin)).methods
const comeAbout = () =>
  peek(url, `update organizations set next_methods_at = now() - interval '1 minute' where id = $1`, [org.id])
const events = async (event: string) =>
  (
    await peek<{ after: Record<string, unknown>; target_id: string }>(
      url,
      'select after, target_id from audit_events where org_id = $1 and event = $2 order by at desc',
      [org.id, event],
    )
  ).map(({ after }) => after)

describe('the methods of an organization', () => {
  test('are all on at first, and who uses them is counted', async () => {
    expect(await settings.read(org, admin)).toMatchObject({
      methods: ['password', 'passkey', 'saml'],
      planned: null,
      samlWorks: false,
      people: { password: 1, passkey: 0 },
      exceptions: 0,
    })
  })

  test('need at least one: to turn the last one off is refused and changes nothing', async () => {
    await expect(settings.change(org, admin, [])).rejects.toMatchObject({ code: 'methods_missing' })
    await expect(settings.change(org, admin, ['fingers'])).rejects.toMatchObject({ code: 'methods_missing' })
    await expect(settings.plan(org, admin, [])).rejects.toMatchObject({ code: 'methods_missing' })
    expect(await methodsOf()).toEqual(['password', 'passkey', 'saml'])
  })

  test('are single sign-on alone only where that works', async () => {
    await glassAdministrator(org)
    const sure = { confirmation: org.name }
    await expect(settings.change(org, admin, ['saml'], sure)).rejects.toMatchObject({ code: 'sso_not_ready' })
    await linkedProvider(org, [zoe])
    await settings.change(org, admin, ['saml'], sure)
    expect(await methodsOf()).toEqual(['saml'])
  })

  test('are single sign-on alone only with a break-glass administrator', async () => {
    const ada = await somebody(org, 'Admin', 'Ada')
    await linkedProvider(org, [zoe, ada])
    await expect(settings.change(org, admin, ['saml'])).rejects.toMatchObject({ code: 'break_glass_missing' })
    await expect(settings.plan(org, admin, ['saml'])).rejects.toMatchObject({ code: 'break_glass_missing' })
    expect(await methodsOf()).toEqual(['password', 'passkey', 'saml'])
    await breakGlass.designate(org, admin, ada.id, 'Ada')
    await settings.change(org, admin, ['saml'])
  })

  test('leave an administrator who comes in', async () => {
    await somebody(org, 'Admin', 'Ada')
    const sure = { confirmation: org.name }
    await expect(settings.change(org, admin, ['passkey'], sure)).rejects.toMatchObject({ code: 'last_administrator' })
    expect(await methodsOf()).toEqual(['password', 'passkey', 'saml'])
  })

  test('tell before whom a change leaves without a way in, and who has to choose a password', async () => {
    const paul = await somebody(org, 'Standard', 'Paul Ito')
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    expect(await preview(org, admin, ['saml'])).toMatchObject({ lockedOut: 1, names: [paul.name], choosePassword: 0 })
    await peek(url, `delete from credentials where user_id = $1`, [zoe.id])
    expect(await preview(org, admin, ['password'])).toMatchObject({ lockedOut: 0, choosePassword: 1 })
    await peek(url, `update users set verified_email_lc = null where id = $1`, [zoe.id])
    expect(await preview(org, admin, ['password'])).toMatchObject({ lockedOut: 1, names: [zoe.name] })
  })

  test('lock nobody out unsaid; who would be keeps what they have, or is locked out by name', async () => {
    const paul = await somebody(org, 'Standard', 'Paul Ito')
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    await expect(settings.change(org, admin, ['saml'])).rejects.toMatchObject({ code: 'methods_unconfirmed' })
    await expect(settings.change(org, admin, ['saml'], { confirmation: 'No' })).rejects.toMatchObject({
      code: 'methods_unconfirmed',
    })
    expect(await settings.change(org, admin, ['saml'], { keep: true })).toMatchObject({ kept: 1 })
    expect(await byPassword(org, paul)).toMatchObject({ kind: 'signed_in' })
    expect(await byPassword(org, zoe)).toEqual({ kind: 'method_off', methods: ['saml'] })
    expect(await personMethods.listExceptions(org, admin)).toMatchObject({ total: 1, people: [{ name: 'Paul Ito' }] })
  })
})

describe('a method that is turned off', () => {
  test('ends the sessions that came by it at once, told before, and no others', async () => {
    const ada = await glassAdministrator(org)
    const kept = await somebody(org, 'Standard', 'Paul Ito')
    await personMethods.put(org, admin, kept.id, ['password'])
    const idp = await linkedProvider(org, [zoe])
    const [mine, glass, own] = await Promise.all([zoe, ada, kept].map((one) => tokenByPassword(org, one)))
    const saml = await bySaml(idp, zoe)
    if (saml.kind !== 'admitted') throw new Error(saml.kind)
    expect((await preview(org, { ...admin, id: zoe.id }, ['saml'])).sessions).toBe(1)
    expect((await preview(org, { ...admin, id: zoe.id }, ['saml'])).ownSession).toBe(true)
    expect(await settings.change(org, admin, ['saml'])).toEqual({ ended: 1, kept: 0 })
    expect(await lives(mine ?? '')).toBe(false)
    expect(await Promise.all([glass ?? '', own ?? '', saml.session.token].map(lives))).toEqual([true, true, true])
    expect(await events('sign_in_methods.change')).toMatchObject([{ methods: ['saml'], sessionsEnded: 1 }])
  })

  test('ends sessions begun by an invitation, which chose a password', async () => {
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    const token = await tokenByPassword(org, zoe)
    await peek(url, `update sessions set method = 'invitation' where user_id = $1`, [zoe.id])
    expect(await lives(token)).toBe(true)
    await settings.change(org, admin, ['saml'])
    expect(await lives(token)).toBe(false)
  })

  test('lets nobody in by it, also not by single sign-on', async () => {
    const idp = await linkedProvider(org, [zoe])
    expect(await bySaml(idp, zoe)).toMatchObject({ kind: 'admitted' })
    await settings.change(org, admin, ['password', 'passkey'])
    expect(await bySaml(idp, zoe)).toMatchObject({ kind: 'refused', code: 'method_off' })
    expect(await bySaml(idp, { address: 'new@acme.test' })).toMatchObject({ kind: 'refused' })
  })

  test('is not offered where people sign in, unless somebody has it of their own', async () => {
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    await settings.change(org, admin, ['saml'])
    expect(await offered(org)).toEqual({ password: false, passkey: false, saml: true })
    await personMethods.put(org, admin, zoe.id, ['password'])
    expect(await offered(org)).toEqual({ password: true, passkey: false, saml: true })
  })
})

describe('the only way in', () => {
  test('is neither turned off nor removed at its provider, now or by what is planned', async () => {
    await glassAdministrator(org)
    const idp = await linkedProvider(org, [zoe])
    await settings.plan(org, admin, ['saml'])
    await expect(samlProviders.turnOff(org, admin, idp.id)).rejects.toMatchObject({ code: 'provider_only_way' })
    await settings.change(org, admin, ['saml'])
    await expect(samlProviders.turnOff(org, admin, idp.id)).rejects.toMatchObject({ code: 'provider_only_way' })
    await expect(samlProviders.remove(org, admin, idp.id)).rejects.toMatchObject({ code: 'provider_only_way' })
    expect((await samlProviders.get(org, admin, idp.id)).state).toBe('active')
    await settings.change(org, admin, ['password', 'saml'])
    await samlProviders.turnOff(org, admin, idp.id)
  })
})

describe('a planned change', () => {
  test('counts from its moment on, before anything has run: sessions, sign-ins and what is shown', async () => {
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    const token = await tokenByPassword(org, zoe)
    const at = await settings.plan(org, admin, ['saml'])
    expect(await settings.read(org, admin)).toMatchObject({ planned: { methods: ['saml'], at } })
    expect(await lives(token)).toBe(true)
    await comeAbout()
    expect(await lives(token)).toBe(false)
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'method_off' })
    expect(await settings.read(org, admin)).toMatchObject({ methods: ['saml'], planned: null })
  })

  test('lets those keep what they have who would have no way in, or is said by name', async () => {
    const paul = await somebody(org, 'Standard', 'Paul Ito')
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    await expect(settings.plan(org, admin, ['saml'], { confirmation: 'No' })).rejects.toMatchObject({
      code: 'methods_unconfirmed',
    })
    await settings.plan(org, admin, ['saml'], { keep: true })
    await comeAbout()
    expect(await byPassword(org, paul)).toMatchObject({ kind: 'signed_in' })
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'method_off' })
  })

  test('is written down by the worker, which ends the sessions', async () => {
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    await tokenByPassword(org, zoe)
    await settings.plan(org, admin, ['saml'])
    await comeAbout()
    await peek(url, `update due_work set due_at = now() where org_id = $1 and kind = 'sign_in_methods'`, [org.id])
    expect(await settlePlannedMethods()).toEqual({ settled: 1 })
    expect(await peek(url, 'select from sessions where org_id = $1 and user_id = $2', [org.id, zoe.id])).toEqual([])
    expect(await events('sign_in_methods.change')).toMatchObject([
      { methods: ['saml'], sessionsEnded: 1, planned: true },
    ])
    expect(await peek(url, `select from due_work where org_id = $1 and kind = 'sign_in_methods'`, [org.id])).toEqual([])
    expect(await settlePlannedMethods()).toEqual({ settled: 0 })
  })

  test('is called off, and done at once', async () => {
    await glassAdministrator(org)
    await linkedProvider(org, [zoe])
    await settings.plan(org, admin, ['saml'])
    await settings.callOff(org, admin)
    expect(await settings.read(org, admin)).toMatchObject({ methods: ['password', 'passkey', 'saml'], planned: null })
    expect(await peek(url, `select from due_work where org_id = $1 and kind = 'sign_in_methods'`, [org.id])).toEqual([])
    await settings.plan(org, admin, ['saml'])
    await settings.change(org, admin, ['saml'])
    expect(await settings.read(org, admin)).toMatchObject({ methods: ['saml'], planned: null })
  })

  test('keeps the last break-glass administrator from now on', async () => {
    const ada = await glassAdministrator(org, 'Ada')
    const other = await somebody(org, 'Admin', 'Other')
    await linkedProvider(org, [zoe, other])
    await settings.plan(org, admin, ['saml'])
    await expect(users.deactivate(org, admin, ada.id)).rejects.toMatchObject({ code: 'last_break_glass' })
    await settings.callOff(org, admin)
    await users.deactivate(org, admin, ada.id)
  })
})
