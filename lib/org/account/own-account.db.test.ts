import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/base/id'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { find } from '../sign-in/sessions'
import { signIn } from '../sign-in/sign-in'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization, newPerson, peek } from '../testing/organization'
import * as userSessions from '../users/user-sessions'
import * as own from './own-account'
import { mutableMails, putMuted } from './own-mails'

const { url } = await cloneDatabase()
const org = await newOrganization()

async function addressOf(id: string): Promise<string> {
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [id])
  return row?.email ?? ''
}

/** Signs in; answers the token and the id of the session. */
async function comeIn(person: { id: string; password: string }) {
  const outcome = await signIn({ email: await addressOf(person.id), password: person.password, slug: org.slug }, {})
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
  const session = await find(outcome.session.token)
  return { token: outcome.session.token, id: session?.session_id ?? '' }
}

describe('one’s own profile', () => {
  const wanted = { name: ' Zoé Martin ', title: 'Engineer', locale: 'fr', timeZone: 'Europe/Paris' }

  test('is changed in its columns and in what SCIM would answer', async () => {
    const person = await newPerson(org, 'Standard', 'Before')
    await own.changeProfile(org, person, wanted)
    expect(await own.readOwn(org.id, person.id)).toMatchObject({ ...wanted, name: 'Zoé Martin' })
    const [row] = await peek<{ sort_name: string; search_lc: string; attributes: Record<string, unknown> }>(
      url,
      'select sort_name, search_lc, attributes from users where id = $1',
      [person.id],
    )
    expect(row?.sort_name).toBe('zoe martin')
    expect(row?.search_lc).toContain('engineer')
    expect(row?.attributes).toMatchObject({
      displayName: 'Zoé Martin',
      title: 'Engineer',
      preferredLanguage: 'fr',
      timezone: 'Europe/Paris',
    })
    await own.changeProfile(org, person, { ...wanted, title: '', locale: null, timeZone: null })
    const [cleared] = await peek<{ attributes: object }>(url, 'select attributes from users where id = $1', [person.id])
    for (const gone of ['title', 'preferredLanguage', 'timezone']) expect(cleared?.attributes).not.toHaveProperty(gone)
  })

  test('belongs to the identity provider where it manages the person', async () => {
    const person = await newPerson(org, 'Standard', 'Managed')
    await peek(
      url,
      'update users set connection_id = (select id from connections where org_id = $1 limit 1) where id = $2',
      [org.id, person.id],
    )
    await expect(own.changeProfile(org, person, wanted)).rejects.toMatchObject({ code: 'profile_managed' })
    expect((await own.readOwn(org.id, person.id))?.name).toBe('Managed')
  })

  test('needs a name', async () => {
    const person = await newPerson(org, 'Standard')
    await expect(own.changeProfile(org, person, { ...wanted, name: ' ' })).rejects.toMatchObject({
      code: 'name_missing',
    })
  })
})

describe('changing the password', () => {
  test('needs the current one, ends every other session and keeps this one', async () => {
    const person = await whoSignsIn(org, 'Standard')
    const [here, there] = [await comeIn(person), await comeIn(person)]
    const change = (current: string, next: string) => own.changePassword(org, person, here.id, { current, next })
    await expect(change('not it', 'a fine new sentence')).rejects.toMatchObject({ code: 'password_wrong' })
    await expect(change(person.password, 'short')).rejects.toMatchObject({ code: 'password_too_short' })
    expect(await find(there.token)).toBeDefined()
    expect(await change(person.password, 'a fine new sentence')).toEqual({ ended: 1 })
    expect(await find(here.token)).toBeDefined()
    expect(await find(there.token)).toBeUndefined()
    await expect(change(person.password, 'another new sentence')).rejects.toMatchObject({ code: 'password_wrong' })
    await comeIn({ ...person, password: 'a fine new sentence' })
  })

  test('is refused to whoever has none', async () => {
    const person = await newPerson(org, 'Standard')
    const passwords = { current: '', next: 'a fine new sentence' }
    await expect(own.changePassword(org, person, newId(), passwords)).rejects.toMatchObject({ code: 'password_wrong' })
  })
})

describe('sessions', () => {
  test('are ended one by one or all but this one, and recorded', async () => {
    const person = await whoSignsIn(org, 'Standard')
    const [here, one, two] = [await comeIn(person), await comeIn(person), await comeIn(person)]
    await own.endSession(org, person, one.id)
    expect(await find(one.token)).toBeUndefined()
    expect(await find(two.token)).toBeDefined()
    expect(await own.endOtherSessions(org, person, here.id)).toBe(1)
    expect(await find(here.token)).toBeDefined()
    const audits = await peek(url, `select 1 from audit_events where event = 'user.sessions_end' and target_id = $1`, [
      person.id,
    ])
    expect(audits).toHaveLength(2)
  })

  test('of others are nobody’s to end', async () => {
    const [person, other] = [await whoSignsIn(org, 'Standard'), await whoSignsIn(org, 'Admin')]
    const theirs = await comeIn(person)
    await own.endSession(org, other, theirs.id)
    await own.endOtherSessions(org, other, newId())
    expect(await find(theirs.token)).toBeDefined()
  })
})

describe('what people hear of their own account', () => {
  const mailsTo = (id: string) =>
    peek<{ kind: string; sessions: number; by: string }>(
      url,
      `select kind, (payload->>'sessions')::int as sessions, payload->>'by' as by from outbox
       where user_id = $1 and kind in ('password_changed', 'sessions_ended') order by created_at`,
      [id],
    )

  test('a changed password is told with the sessions that ended, and cannot be muted', async () => {
    const person = await whoSignsIn(org, 'Standard', 'Told')
    const [here] = [await comeIn(person), await comeIn(person)]
    await putMuted(org, person, ['password_changed', ...mutableMails])
    await own.changePassword(org, person, here.id, { current: person.password, next: 'another good sentence' })
    expect(await mailsTo(person.id)).toEqual([{ kind: 'password_changed', sessions: 1, by: 'Told' }])
    await expect(
      own.changePassword(org, person, here.id, { current: 'wrong', next: 'another good sentence' }),
    ).rejects.toMatchObject({ code: 'password_wrong' })
    expect(await mailsTo(person.id)).toHaveLength(1)
  })

  test('ended sessions are told, by oneself or by an administrator, unless the person wants no such mail', async () => {
    const person = await whoSignsIn(org, 'Standard', 'Ended')
    const boss = await newPerson(org, 'Admin', 'Boss')
    const [here] = [await comeIn(person), await comeIn(person)]
    await own.endOtherSessions(org, person, here.id)
    await own.endOtherSessions(org, person, here.id)
    await userSessions.end(org, boss, person.id)
    await userSessions.end(org, boss, person.id)
    expect(await mailsTo(person.id)).toEqual([
      { kind: 'sessions_ended', sessions: 1, by: 'Ended' },
      { kind: 'sessions_ended', sessions: 1, by: 'Boss' },
    ])
    await putMuted(org, person, ['sessions_ended'])
    await comeIn(person)
    expect(await userSessions.end(org, boss, person.id)).toBe(1)
    expect(await mailsTo(person.id)).toHaveLength(2)
  })
})
