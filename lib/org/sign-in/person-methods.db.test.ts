import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { peek } from '../testing/organization'
import { byPassword, bySaml, linkedProvider, lives, type Somebody, somebody, tokenByPassword } from '../testing/ways-in'
import { admin, makeOrg } from '../testing/world'
import * as personMethods from './person-methods'

const { url } = await cloneDatabase()

let org: Org
let zoe: Somebody
beforeEach(async () => {
  org = await makeOrg()
  zoe = await somebody(org)
})

describe('the methods of one person', () => {
  test('stand in place of the organization’s, and give way to them again', async () => {
    const idp = await linkedProvider(org, [zoe])
    const token = await tokenByPassword(org, zoe)
    expect(await personMethods.put(org, admin, zoe.id, ['saml'])).toBe(1)
    expect(await lives(token)).toBe(false)
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'method_off' })
    expect(await bySaml(idp, zoe)).toMatchObject({ kind: 'admitted' })
    expect(await personMethods.read(org, admin, zoe.id)).toMatchObject({ own: ['saml'], has: ['password', 'saml'] })
    await personMethods.put(org, admin, zoe.id, null)
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'signed_in' })
    expect(await personMethods.listExceptions(org, admin)).toEqual({ total: 0, people: [] })
  })

  test('are never none', async () => {
    await expect(personMethods.put(org, admin, zoe.id, [])).rejects.toMatchObject({ code: 'methods_missing' })
    expect((await personMethods.read(org, admin, zoe.id)).own).toBeNull()
  })

  test('leave them a way in unless that is meant', async () => {
    await expect(personMethods.put(org, admin, zoe.id, ['passkey'])).rejects.toMatchObject({
      code: 'methods_unconfirmed',
    })
    expect((await personMethods.read(org, admin, zoe.id)).own).toBeNull()
    await personMethods.put(org, admin, zoe.id, ['passkey'], { sure: true })
    expect(await byPassword(org, zoe)).toMatchObject({ kind: 'method_off' })
  })

  test('of the last administrator keep the last way', async () => {
    const ada = await somebody(org, 'Admin', 'Ada')
    const put = () => personMethods.put(org, admin, ada.id, ['saml'], { sure: true })
    await expect(put()).rejects.toMatchObject({ code: 'last_administrator' })
    expect((await personMethods.read(org, admin, ada.id)).own).toBeNull()
    await somebody(org, 'Admin', 'Bea')
    await put()
  })

  test('are written down with who changed them, and the person is told of sessions that ended', async () => {
    await linkedProvider(org, [zoe])
    await tokenByPassword(org, zoe)
    await personMethods.put(org, admin, zoe.id, ['saml'])
    const [row] = await peek(
      url,
      `select before, after, actor_name from audit_events where org_id = $1 and event = 'user.sign_in_methods'`,
      [org.id],
    )
    expect(row).toMatchObject({
      before: { methods: null },
      after: { methods: ['saml'], sessionsEnded: 1 },
      actor_name: admin.name,
    })
    const told = await peek(url, `select from outbox where user_id = $1 and kind = 'sessions_ended'`, [zoe.id])
    expect(told).toHaveLength(1)
  })

  test('of nobody are refused', async () => {
    await expect(personMethods.put(org, admin, crypto.randomUUID(), ['saml'])).rejects.toMatchObject({
      code: 'user_not_found',
    })
  })
})
