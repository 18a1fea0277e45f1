/** A person whose name or address changes: nobody gets into an account by renaming it
 *  (CVE-2022-1680). */
import { describe, expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { systemActor } from '@/lib/org/can'
import * as passwords from '@/lib/org/passwords/passwords'
import * as sessions from '@/lib/org/sign-in/sessions'
import { signIn } from '@/lib/org/sign-in/sign-in'
import { write } from '@/lib/org/write'
import { made } from './people'
import { localTeam } from './teams'
import { overEveryMount, type Wire } from './wire'

await cloneDatabase()

const password = 'a long enough sentence'

/** A person who proved their address, signed in and is in a team. */
async function settled(wire: Wire) {
  const { org } = wire.tenantOne
  const value = wire.name('before')
  const own = await made(wire, { userName: value, emails: [{ value, type: 'work', primary: true }] })
  await wire.sql(
    `update users set status = 'active', verified_at = now(), verified_email_lc = email_lc where id = $1`,
    [own.id],
  )
  const team = await localTeam(wire, wire.name('team'), { members: [own.id] })
  const prepared = await passwords.prepare(password)
  const session = await write(org, systemActor(), async (w) => {
    await w.tx.ready()
    passwords.store(w.tx, own.id, prepared)
    return sessions.begin(w, own.id, 'password', {})
  })
  return { ...own, team, session }
}

const moves = (userName: string, address: string) => [
  { op: 'replace', path: 'userName', value: userName },
  { op: 'replace', path: 'emails[type eq "work"].value', value: address },
]

function told(wire: Wire, userId: string) {
  return wire.sql<{ to: string; now: string }>(
    `select payload->>'to' as to, payload->>'now' as now from outbox
     where user_id = $1 and kind = 'address_changed' order by created_at, 1`,
    [userId],
  )
}

function proven(wire: Wire, userId: string) {
  return wire.sql('select email_lc, verified_email_lc from users where id = $1', [userId])
}

overEveryMount((wire) => {
  const enter = async (email: string) => (await signIn({ email, password, slug: wire.tenantOne.org.slug }, {})).kind

  describe('a rename', () => {
    test('keeps id, sessions and teams', async () => {
      const own = await settled(wire)
      const to = wire.name('after')
      const answer = await wire.scim.patch(`/Users/${own.id}`, moves(to, to))
      expect(answer.json).toMatchObject({ id: own.id, userName: to, groups: [{ value: own.team }] })
      expect(await sessions.find(own.session.token)).toBeDefined()
    })

    test('tells the old address, once a change', async () => {
      const own = await settled(wire)
      const to = wire.name('after')
      await wire.scim.patch(`/Users/${own.id}`, moves(to, to))
      await wire.scim.patch(`/Users/${own.id}`, [{ op: 'replace', path: 'title', value: 'x' }])
      expect(await told(wire, own.id)).toEqual([{ to: own.userName, now: to }])
    })

    test('of somebody renamed before tells the proven address as well as the latest', async () => {
      const own = await settled(wire)
      const [first, second] = [wire.name('first'), wire.name('second')]
      await wire.scim.patch(`/Users/${own.id}`, moves(first, first))
      await wire.scim.patch(`/Users/${own.id}`, moves(second, second))
      expect(
        (await told(wire, own.id))
          .filter(({ now }) => now === second)
          .map(({ to }) => to)
          .sort(),
      ).toEqual([own.userName, first].sort())
    })

    test('leaves the proven address proven and the new one unproven', async () => {
      const own = await settled(wire)
      const to = wire.name('after')
      await wire.scim.patch(`/Users/${own.id}`, moves(to, to))
      expect(await proven(wire, own.id)).toEqual([{ email_lc: to, verified_email_lc: own.userName }])
    })

    test('keeps signing in by password with the proven address, and lets the user name in', async () => {
      const own = await settled(wire)
      const [name, address] = [wire.name('name'), wire.name('address')]
      await wire.scim.patch(`/Users/${own.id}`, moves(name, address))
      expect(await enter(own.userName)).toBe('signed_in')
      expect(await enter(name.toUpperCase())).toBe('signed_in')
    })

    test('of a person who proved nothing yet tells nobody: the link goes to the new address alone', async () => {
      const value = wire.name('pending')
      const own = await made(wire, { userName: value, emails: [{ value, type: 'work', primary: true }] })
      const to = wire.name('after')
      await wire.scim.patch(`/Users/${own.id}`, moves(to, to))
      expect(await told(wire, own.id)).toEqual([])
      const open = await wire.sql('select address from invitation_links where user_id = $1 and ended_at is null', [
        own.id,
      ])
      expect(open).toEqual([{ address: to }])
      expect(await proven(wire, own.id)).toEqual([{ email_lc: to, verified_email_lc: null }])
    })

    test('to the address that another person proved takes nothing from them', async () => {
      const [victim, thief] = [await settled(wire), await settled(wire)]
      const to = wire.name('after')
      await wire.scim.patch(`/Users/${victim.id}`, moves(to, to))
      const answer = await wire.scim.patch(`/Users/${thief.id}`, moves(victim.userName, victim.userName))
      expect(answer.status).toBe(200)
      expect(await proven(wire, thief.id)).toEqual([{ email_lc: victim.userName, verified_email_lc: thief.userName }])
      expect(await proven(wire, victim.id)).toEqual([{ email_lc: to, verified_email_lc: victim.userName }])
    })
  })
})
