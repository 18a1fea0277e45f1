import { describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { type Actor, permissions, systemActor } from '@/lib/org/can'
import { invitationToken } from '@/lib/org/invitations/invitation-token'
import * as invites from '@/lib/org/invitations/invites'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import { personProfile } from '@/lib/org/profile'
import * as sessions from '@/lib/org/sign-in/sessions'
import * as people from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import { expectError, made, person } from './people'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

/** A person with an address, invited and not here yet. */
function invited(wire: Wire) {
  const value = wire.name('life')
  return made(wire, { userName: value, emails: [{ value, type: 'work', primary: true }] })
}

/** A person who has accepted, signed in and made a key of their own. */
async function settled(wire: Wire) {
  const { org } = wire.tenantOne
  const own = await invited(wire)
  await wire.sql(`update users set status = 'active', verified_at = now() where id = $1`, [own.id])
  await wire.sql(`update invitation_links set ended_at = now(), ended_as = 'accepted' where user_id = $1`, [own.id])
  const session = await write(org, systemActor(), async (w) => {
    await w.tx.ready()
    return sessions.begin(w, own.id, 'password', {})
  })
  const ownKey = { ownerId: own.id, name: 'Mine', scopes: applicationKeys.scimScopes, expiresInDays: 365 }
  const key = await applicationKeys.create(org, systemActor(), ownKey)
  return { ...own, token: session.token, key: wire.client(key.secret) }
}

function setActive(wire: Wire, id: string, value: boolean) {
  return wire.scim.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value }])
}

async function linkStates(wire: Wire, userId: string): Promise<string[]> {
  const { org } = wire.tenantOne
  const links = await wire.sql<{ id: string }>(
    'select id from invitation_links where user_id = $1 order by issued_at',
    [userId],
  )
  const opened = links.map(({ id }) => invites.peek(invitationToken(org.id, id, env().secret)))
  return (await Promise.all(opened)).map((link) => link?.state ?? 'unknown')
}

/** As the worker leaves it when a mail is on its way. */
async function sent(wire: Wire, userId: string): Promise<void> {
  await wire.sql(`update outbox set state = 'sent' where user_id = $1`, [userId])
  await wire.sql('delete from due_work where id in (select id from outbox where user_id = $1)', [userId])
}

function invitations(wire: Wire, userId: string) {
  return wire.sql<{ state: string; due: boolean }>(
    `select state::text, exists (select from due_work d where d.id = o.id) as due
     from outbox o where user_id = $1 and kind = 'invitation' order by created_at`,
    [userId],
  )
}

overEveryMount((wire) => {
  describe('deactivating', () => {
    test('ends sessions and personal keys from the very next request on', async () => {
      const own = await settled(wire)
      expect(await sessions.find(own.token)).toBeDefined()
      expect((await own.key.get('/Users')).status).toBe(403)
      expect((await setActive(wire, own.id, false)).status).toBe(200)
      expect(await sessions.find(own.token)).toBeUndefined()
      expectError(await own.key.get('/Users'), 401)
    })

    test('cancels mail that has not left, and the link in it is dead', async () => {
      const own = await invited(wire)
      expect(await invitations(wire, own.id)).toEqual([{ state: 'queued', due: true }])
      expect(await linkStates(wire, own.id)).toEqual(['open'])
      await setActive(wire, own.id, false)
      expect(await invitations(wire, own.id)).toEqual([{ state: 'cancelled', due: false }])
      expect(await linkStates(wire, own.id)).toEqual(['cancelled'])
    })

    test('happens in one transaction, with its audit row', async () => {
      const own = await settled(wire)
      await setActive(wire, own.id, false)
      const stamps = await wire.sql(
        `select xmin::text from users where id = $1
         union select xmin::text from application_keys where owner_id = $1
         union select xmin::text from audit_events where target_id = $1 and event = 'user.deactivate'`,
        [own.id],
      )
      expect(stamps).toHaveLength(1)
      const [audited] = await wire.sql(
        `select before, after - 'keys' as after, jsonb_array_length(after->'keys') as keys, actor_kind from audit_events where target_id = $1 and event = 'user.deactivate'`,
        [own.id],
      )
      expect(audited).toEqual({
        before: { status: 'active' },
        after: {
          status: 'disabled',
          sessionsEnded: 1,
          keysRevoked: 1,
          linksEnded: 0,
          mailsCancelled: 2,
          links: [],
        },
        keys: 1,
        actor_kind: 'key',
      })
    })

    test('is journalled row by row, and never by what is in a cookie', async () => {
      const own = await settled(wire)
      const [row] = await wire.sql<{ keys: string[]; hashes: string[] }>(
        `select array(select id from application_keys where owner_id = $1) as keys,
           array(select hash from sessions where user_id = $1) as hashes`,
        [own.id],
      )
      await setActive(wire, own.id, false)
      const [audited] = await wire.sql<{ after: { keys: string[] } }>(
        `select after from audit_events where target_id = $1 and event = 'user.deactivate'`,
        [own.id],
      )
      expect(audited?.after.keys).toEqual(row?.keys)
      expect(JSON.stringify(audited)).not.toContain(row?.hashes[0])
    })

    test('leaves the keys of a service account that the person made', async () => {
      const { org, accountId } = wire.tenantOne
      const own = await settled(wire)
      const actor: Actor = { kind: 'user', id: own.id, name: 'Admin', permissions: new Set(permissions) }
      const scim = { ownerId: accountId, name: 'Theirs', scopes: applicationKeys.scimScopes, expiresInDays: 1 }
      const { secret } = await applicationKeys.create(org, actor, scim)
      await setActive(wire, own.id, false)
      expect((await wire.client(secret).get('/Users')).status).toBe(200)
    })

    test.each(['PATCH', 'PUT', 'DELETE'])('by %s leaves nothing that lets the person in', async (verb) => {
      const own = await settled(wire)
      if (verb === 'PATCH') await setActive(wire, own.id, false)
      if (verb === 'PUT') await wire.scim.put(`/Users/${own.id}`, { ...own, active: false })
      if (verb === 'DELETE') await wire.scim.delete(`/Users/${own.id}`)
      const [left] = await wire.sql(
        `select (select count(*)::int from sessions where user_id = $1) as sessions,
           (select count(*)::int from application_keys where owner_id = $1 and revoked_at is null) as keys,
           (select count(*)::int from invitation_links where user_id = $1 and ended_at is null) as links,
           (select count(*)::int from outbox where user_id = $1 and state = 'queued') as mails`,
        [own.id],
      )
      expect(left).toEqual({ sessions: 0, keys: 0, links: 0, mails: 0 })
      expect(await sessions.find(own.token)).toBeUndefined()
      expectError(await own.key.get('/Users'), 401)
    })

    test('twice is one change', async () => {
      const own = await settled(wire)
      const once = await setActive(wire, own.id, false)
      expect((await setActive(wire, own.id, false)).json).toEqual(once.json)
    })
  })

  describe('reactivating', () => {
    const status = async (id: string) =>
      (await wire.sql('select status::text from users where id = $1', [id]))[0]?.status

    test('a person who was verified makes them active, without a mail, and no key or session comes back', async () => {
      const own = await settled(wire)
      await sent(wire, own.id)
      await setActive(wire, own.id, false)
      await setActive(wire, own.id, true)
      expect(await status(own.id)).toBe('active')
      expect(await invitations(wire, own.id)).toEqual([{ state: 'sent', due: false }])
      expect(await sessions.find(own.token)).toBeUndefined()
      expectError(await own.key.get('/Users'), 401)
    })

    test('a person who never was verified makes them pending, with the mail that had not left', async () => {
      const own = await invited(wire)
      await setActive(wire, own.id, false)
      await setActive(wire, own.id, true)
      expect(await status(own.id)).toBe('pending')
      expect(await invitations(wire, own.id)).toEqual([{ state: 'queued', due: true }])
      expect(await linkStates(wire, own.id)).toEqual(['open'])
    })

    test('sends at most one mail an hour, and the link that was mailed opens again', async () => {
      const own = await invited(wire)
      await sent(wire, own.id)
      for (const value of [false, true, false, true]) await setActive(wire, own.id, value)
      expect(await invitations(wire, own.id)).toEqual([{ state: 'sent', due: false }])
      expect(await linkStates(wire, own.id)).toEqual(['open'])
    })

    test('after an hour sends a new mail with a new link', async () => {
      const own = await invited(wire)
      await setActive(wire, own.id, false)
      await wire.sql(`update invitation_links set issued_at = issued_at - interval '61 minutes' where user_id = $1`, [
        own.id,
      ])
      await setActive(wire, own.id, true)
      expect(await invitations(wire, own.id)).toEqual([
        { state: 'cancelled', due: false },
        { state: 'queued', due: true },
      ])
      expect(await linkStates(wire, own.id)).toEqual(['cancelled', 'open'])
    })

    test('a person created disabled sends the first mail', async () => {
      const value = wire.name('later')
      const own = await made(wire, { userName: value, active: false, emails: [{ value }] })
      await setActive(wire, own.id, true)
      expect(await status(own.id)).toBe('pending')
      expect(await invitations(wire, own.id)).toEqual([{ state: 'queued', due: true }])
    })
  })

  test('an address that arrives later is invited then', async () => {
    const own = await made(wire, { userName: `nobody ${wire.name('x')}`.replace('@', '.') })
    const value = wire.name('arrived')
    await wire.scim.patch(`/Users/${own.id}`, [{ op: 'add', path: 'emails', value: [{ value, type: 'work' }] }])
    expect(await invitations(wire, own.id)).toEqual([{ state: 'queued', due: true }])
  })

  test('an address that changes before the invitation was accepted ends the older link', async () => {
    const own = await invited(wire)
    const value = wire.name('moved')
    await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path: 'emails[type eq "work"].value', value }])
    expect(await linkStates(wire, own.id)).toEqual(['replaced', 'open'])
    expect(await invitations(wire, own.id)).toEqual([
      { state: 'cancelled', due: false },
      { state: 'queued', due: true },
    ])
  })

  test('DELETE, then POST of the same userName makes a new person', async () => {
    const own = await settled(wire)
    await wire.scim.delete(`/Users/${own.id}`)
    const again = await made(wire, { userName: own.userName, emails: [{ value: own.userName, type: 'work' }] })
    expect(again.id).not.toBe(own.id)
    expect(await linkStates(wire, again.id)).toEqual(['open'])
  })

  describe('a person whom the identity provider has not made', () => {
    async function local() {
      const email = wire.name('local')
      const row = await write(wire.tenantOne.org, systemActor(), async (w) => {
        await w.tx.ready()
        const profile = personProfile('Local Person', email, null)
        return people.create(w, { profile, active: true, source: 'invited', roles: ['Admin'] })
      })
      return { id: row.id, email, before: (await wire.scim.get(`/Users/${row.id}`)).json }
    }

    test('is read and found by it', async () => {
      const { id, email, before } = await local()
      expect(before).toMatchObject({ id, userName: email, displayName: 'Local Person' })
      expect((await wire.scim.list({ filter: `userName eq "${email}"` })).json.totalResults).toBe(1)
    })

    test('is 409 to PUT, PATCH and DELETE, which say who can help, and stays as it was', async () => {
      const { id, before } = await local()
      const path = `/Users/${id}`
      const answers = [await wire.scim.put(path, { ...before, displayName: 'x' }), await setActive(wire, id, false)]
      answers.push(await wire.scim.delete(path))
      for (const answer of answers) {
        expectError(answer, 409, 'uniqueness')
        expect(answer.text).toMatch(/administrator/i)
      }
      expect((await wire.scim.get(path)).json).toEqual(before)
    })

    test('is not taken over by a POST of the same userName or address', async () => {
      const { id, email, before } = await local()
      expectError(await wire.scim.post('/Users', person(wire, { userName: email.toUpperCase() })), 409, 'uniqueness')
      expectError(
        await wire.scim.post('/Users', person(wire, { emails: [{ value: email, type: 'work' }] })),
        409,
        'uniqueness',
      )
      expect((await wire.scim.get(`/Users/${id}`)).json).toEqual(before)
    })
  })
})
