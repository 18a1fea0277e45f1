import { beforeEach, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { managedRoles } from '../can'
import { signIn } from '../sign-in/sign-in'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization, newPerson, peek, rowsHolding } from '../testing/organization'
import { now, passSeconds, setUpApp, shown, wrong } from '../testing/second-factor'
import { admin } from '../testing/world'
import * as users from '../users/users'
import * as authenticators from './authenticators'
import * as secondFactor from './second-factor'
import * as policy from './second-factor-policy'
import { prove } from './second-step'

const { url } = await cloneDatabase()
let org: Org
let person: Awaited<ReturnType<typeof whoSignsIn>>
beforeEach(async () => {
  org = await newOrganization()
  person = await whoSignsIn(org, 'Standard', 'Zoé Martin')
})

const begun = (who = person) => authenticators.begin(org, { id: who.id, account: 'zoe' }, now())
const told = async (id: string) => {
  const rows = await peek<{ kind: string }>(url, 'select kind from outbox where user_id = $1 order by id', [id])
  return rows.map(({ kind }) => kind)
}
const recorded = async (id: string | null) => {
  const rows = await peek<{ event: string }>(
    url,
    `select event from audit_events where org_id = $1 and ($2::uuid is null or target_id = $2)
       and (event like 'second_factor%' or event like 'recovery_codes%') order by at, id`,
    [org.id, id],
  )
  return rows.map(({ event }) => event)
}

async function withPassword() {
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
  return signIn({ email: row?.email ?? '', password: person.password, slug: org.slug }, {})
}

describe('an authenticator app', () => {
  test('that was begun and not confirmed is nothing', async () => {
    begun()
    expect(await secondFactor.read(org, person.id)).toMatchObject({ since: null, codesLeft: 0, hasPassword: true })
    expect((await withPassword()).kind).toBe('signed_in')
  })

  test('counts with its first code, gives ten codes, and the person is told', async () => {
    const { sealed, secret } = begun()
    await expect(secondFactor.confirm(org, person, { sealed, code: wrong(secret) })).rejects.toMatchObject({
      code: 'code_wrong',
    })
    expect(await recorded(person.id)).toEqual([])
    const codes = await secondFactor.confirm(org, person, { sealed, code: shown(secret) })
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}$/)
    expect(await secondFactor.read(org, person.id)).toMatchObject({ codesLeft: 10 })
    expect(await recorded(person.id)).toEqual(['second_factor.add', 'recovery_codes.make'])
    expect(await told(person.id)).toEqual(['second_factor_added'])
  })

  test('has its secret and its codes in no row as they are', async () => {
    const { secret, codes } = await setUpApp(org, person)
    for (const text of [secret, codes[0] ?? '', (codes[0] ?? '').replaceAll('-', '')])
      expect(await rowsHolding(url, text)).toEqual([])
  })

  test('cannot be confirmed from a set-up of somebody else, of another organization, or of half an hour ago', async () => {
    const other = await whoSignsIn(org, 'Standard')
    const elsewhere = authenticators.begin(await newOrganization(), { id: person.id, account: 'zoe' }, now())
    for (const { sealed, secret } of [begun(other), elsewhere]) {
      await expect(secondFactor.confirm(org, person, { sealed, code: shown(secret) })).rejects.toMatchObject({
        code: 'setup_expired',
      })
    }
    const old = begun()
    passSeconds(31 * 60)
    await expect(
      secondFactor.confirm(org, person, { sealed: old.sealed, code: shown(old.secret) }),
    ).rejects.toMatchObject({ code: 'setup_expired' })
  })

  test('whose sealed secret was moved to another person opens nothing there', async () => {
    const other = await whoSignsIn(org, 'Standard')
    const mine = await setUpApp(org, person)
    await setUpApp(org, other)
    await peek(
      url,
      `update authenticators set last_step = null,
         sealed_secret = (select sealed_secret from authenticators where user_id = $1) where user_id = $2`,
      [other.id, person.id],
    )
    const outcome = await withPassword()
    if (outcome.kind !== 'second_factor') throw new Error(outcome.kind)
    expect(await prove(outcome.ticket, mine.next(), {})).toEqual({ kind: 'code_wrong' })
  })

  test('is refused to who has no password', async () => {
    const bare = await newPerson(org, 'Standard')
    const { sealed, secret } = authenticators.begin(org, { id: bare.id, account: 'x' }, now())
    await expect(secondFactor.confirm(org, bare, { sealed, code: shown(secret) })).rejects.toMatchObject({
      code: 'password_missing',
    })
  })

  test('gives way to another, with its recovery codes', async () => {
    const first = await setUpApp(org, person)
    const second = await setUpApp(org, person)
    const ticket = async () => {
      const outcome = await withPassword()
      if (outcome.kind !== 'second_factor') throw new Error(outcome.kind)
      return outcome.ticket
    }
    expect(await prove(await ticket(), first.codes[0] ?? '', {})).toEqual({ kind: 'code_wrong' })
    expect(await prove(await ticket(), first.next(), {})).toEqual({ kind: 'code_wrong' })
    expect((await prove(await ticket(), second.next(), {})).kind).toBe('signed_in')
  })

  test('removed leaves the password alone, and the person is told', async () => {
    await setUpApp(org, person)
    await secondFactor.remove(org, person)
    expect((await withPassword()).kind).toBe('signed_in')
    expect(await secondFactor.read(org, person.id)).toMatchObject({ since: null, codesLeft: 0 })
    expect(await recorded(person.id)).toContain('second_factor.remove')
    expect(await told(person.id)).toEqual(['second_factor_added', 'second_factor_removed'])
    await expect(secondFactor.remove(org, person)).rejects.toMatchObject({ code: 'second_factor_missing' })
  })

  test('is not removed where the organization requires it', async () => {
    await setUpApp(org, person)
    await policy.put(org, admin, true)
    await expect(secondFactor.remove(org, person)).rejects.toMatchObject({ code: 'second_factor_required' })
    expect((await withPassword()).kind).toBe('second_factor')
  })

  test('is gone with the person', async () => {
    await setUpApp(org, person)
    await users.remove(org, admin, person.id)
    const left = await peek(
      url,
      `select 1 from authenticators where user_id = $1 union all select 1 from recovery_codes where user_id = $1`,
      [person.id],
    )
    expect(left).toEqual([])
  })
})

describe('recovery codes', () => {
  test('are made anew, and the earlier ones open nothing', async () => {
    const { codes } = await setUpApp(org, person)
    const anew = await secondFactor.remakeCodes(org, person)
    expect(anew.filter((code) => codes.includes(code))).toEqual([])
    const outcome = await withPassword()
    if (outcome.kind !== 'second_factor') throw new Error(outcome.kind)
    expect(await prove(outcome.ticket, codes[0] ?? '', {})).toEqual({ kind: 'code_wrong' })
    expect((await prove(outcome.ticket, anew[0] ?? '', {})).kind).toBe('signed_in')
    expect((await secondFactor.read(org, person.id)).codesLeft).toBe(9)
  })

  test('are made for nobody without an app', async () => {
    await expect(secondFactor.remakeCodes(org, person)).rejects.toMatchObject({ code: 'second_factor_missing' })
  })
})

describe('an administrator', () => {
  test('takes app and codes from who lost them, and that person is told', async () => {
    const boss = await whoSignsIn(org, 'Admin', 'Ada')
    await setUpApp(org, person)
    await secondFactor.reset(org, boss, person.id)
    expect((await withPassword()).kind).toBe('signed_in')
    expect(await recorded(person.id)).toContain('second_factor.reset')
    expect(await told(person.id)).toContain('second_factor_removed')
    await expect(secondFactor.reset(org, boss, person.id)).rejects.toMatchObject({ code: 'second_factor_missing' })
  })

  test('does not do so to themselves, nor without the permission, nor to people of others', async () => {
    const boss = await whoSignsIn(org, 'Admin')
    await setUpApp(org, boss)
    await expect(secondFactor.reset(org, boss, boss.id)).rejects.toMatchObject({ code: 'own_second_factor' })
    await expect(secondFactor.reset(org, person, boss.id)).rejects.toMatchObject({ code: 'permission_missing' })
    const elsewhere = await newOrganization()
    await expect(secondFactor.reset(elsewhere, admin, boss.id)).rejects.toMatchObject({ code: 'user_not_found' })
    expect((await secondFactor.read(org, boss.id)).since).not.toBeNull()
  })
})

describe('requiring a second factor', () => {
  test('is told beforehand whom it concerns: active people who may sign in with a password', async () => {
    const [other, off, sso] = [await whoSignsIn(org), await whoSignsIn(org), await whoSignsIn(org)]
    await newPerson(org, 'Standard')
    await users.deactivate(org, admin, off.id)
    await peek(url, `update users set sign_in_methods = '{saml}' where id = $1`, [sso.id])
    await setUpApp(org, other)
    expect(await policy.read(org, admin)).toEqual({ required: false, people: 2, without: 1 })
  })

  test('is recorded when it changes, and only then', async () => {
    for (const required of [true, true, false]) await policy.put(org, admin, required)
    expect(await recorded(null)).toEqual(['second_factor.require', 'second_factor.waive'])
    expect((await policy.read(org, admin)).required).toBe(false)
  })

  test('needs the permission', async () => {
    const standard = { ...admin, permissions: new Set<string>(managedRoles.Standard) }
    await expect(policy.put(org, standard, true)).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(policy.read(org, standard)).rejects.toMatchObject({ code: 'permission_missing' })
  })
})
