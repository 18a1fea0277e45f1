import { beforeEach, describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as invites from '../invitations/invites'
import * as resets from '../passwords/password-resets'
import { resetToken } from '../passwords/reset-token'
import { enter } from '../sign-in/entrance'
import * as sessions from '../sign-in/sessions'
import { signIn } from '../sign-in/sign-in'
import * as tickets from '../sign-in/sign-in-tickets'
import { whoSignsIn } from '../testing/administrator'
import { newOrganization, peek } from '../testing/organization'
import { passSeconds, setUpApp, shown, wrong } from '../testing/second-factor'
import { admin, invite, newestToken } from '../testing/world'
import * as users from '../users/users'
import { reset } from './second-factor'
import { put } from './second-factor-policy'
import { enroll, finish, prove } from './second-step'

const { url } = await cloneDatabase()
let org: Org
let person: Awaited<ReturnType<typeof whoSignsIn>>
beforeEach(async () => {
  org = await newOrganization()
  person = await whoSignsIn(org, 'Standard', 'Zoé Martin')
})

async function addressOf(id: string): Promise<string> {
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [id])
  return row?.email ?? ''
}

async function withPassword({ id, password } = person) {
  return signIn({ email: await addressOf(id), password, slug: org.slug }, {})
}

/** Signs in with the password as far as the step that follows; answers its ticket. */
async function ticketFor(kind: 'second_factor', of = person): Promise<string> {
  const outcome = await withPassword(of)
  if (outcome.kind !== kind) throw new Error(outcome.kind)
  return outcome.ticket
}

const sessionsOf = (id: string) => readOrg(org.id, ({ db }) => db.session.count({ where: { userId: id } }))
const eventsOf = (event: string) =>
  peek<{ target_id: string; after: unknown }>(url, 'select target_id, after from audit_events where event = $1', [
    event,
  ])

describe('a password, where the person has set up an app', () => {
  test('begins no session, and the code does', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    expect(await sessionsOf(person.id)).toBe(0)
    const outcome = await prove(ticket, app.next(), { address: '192.0.2.7' })
    if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
    expect((await sessions.find(outcome.session.token))?.user_id).toBe(person.id)
    const events = (await eventsOf('user.sign_in')).filter(({ target_id }) => target_id === person.id)
    expect(events.map(({ after }) => after)).toEqual([{ method: 'password', second: 'totp' }])
  })

  test('may be followed by another try with the same ticket', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    expect(await prove(ticket, wrong(app.secret), {})).toEqual({ kind: 'code_wrong' })
    expect(await prove(ticket, '', {})).toEqual({ kind: 'code_wrong' })
    expect((await prove(ticket, app.next(), {})).kind).toBe('signed_in')
  })

  test('a passkey asks for nothing more', async () => {
    await setUpApp(org, person)
    expect((await enter(org.id, person.id, { method: 'passkey' }, {})).kind).toBe('signed_in')
  })

  test('tells of removed access at the step as well', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    await users.deactivate(org, admin, person.id)
    expect(await prove(ticket, app.next(), {})).toEqual({ kind: 'refused' })
  })
})

describe('a code', () => {
  test('counts once, the one that confirmed the app as well', async () => {
    const app = await setUpApp(org, person)
    expect(await prove(await ticketFor('second_factor'), shown(app.secret), {})).toEqual({ kind: 'code_wrong' })
    const code = app.next()
    expect((await prove(await ticketFor('second_factor'), code, {})).kind).toBe('signed_in')
    expect(await prove(await ticketFor('second_factor'), code, {})).toEqual({ kind: 'code_wrong' })
  })

  test('of an earlier step is refused after a later one was used', async () => {
    const app = await setUpApp(org, person)
    passSeconds(60)
    const [earlier, later] = [shown(app.secret), shown(app.secret, 1)]
    expect((await prove(await ticketFor('second_factor'), later, {})).kind).toBe('signed_in')
    expect(await prove(await ticketFor('second_factor'), earlier, {})).toEqual({ kind: 'code_wrong' })
  })

  test('may be a step early or late, and no more', async () => {
    const app = await setUpApp(org, person)
    passSeconds(300)
    const ticket = await ticketFor('second_factor')
    expect(await prove(ticket, shown(app.secret, -3), {})).toEqual({ kind: 'code_wrong' })
    expect(await prove(ticket, shown(app.secret, 3), {})).toEqual({ kind: 'code_wrong' })
    expect((await prove(ticket, shown(app.secret, -1), {})).kind).toBe('signed_in')
    expect((await prove(ticket, shown(app.secret, 1), {})).kind).toBe('signed_in')
  })

  test('of somebody else is none', async () => {
    const other = await whoSignsIn(org, 'Standard')
    await setUpApp(org, person)
    const theirs = await setUpApp(org, other)
    expect(await prove(await ticketFor('second_factor'), theirs.next(), {})).toEqual({ kind: 'code_wrong' })
  })

  test('is refused after five wrong ones, with a new ticket too, until a quarter of an hour has passed', async () => {
    const app = await setUpApp(org, person)
    const first = await ticketFor('second_factor')
    for (let count = 0; count < 5; count++)
      expect(await prove(first, wrong(app.secret), {})).toEqual({ kind: 'code_wrong' })
    expect(await prove(first, app.next(), {})).toEqual({ kind: 'code_throttled' })
    expect(await prove(await ticketFor('second_factor'), app.next(), {})).toEqual({ kind: 'code_throttled' })
    passSeconds(16 * 60)
    expect((await prove(await ticketFor('second_factor'), app.next(), {})).kind).toBe('signed_in')
  })

  test('that is wrong is written down as the person with the password gave it, and one refused unseen is not', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    await prove(ticket, wrong(app.secret), { address: '192.0.2.7' })
    await prove(ticket, shown(app.secret), { address: '192.0.2.7' })
    await prove(ticket, 'aaaa-bbbb-cccc', { address: '192.0.2.7' })
    for (let count = 0; count < 10; count++) await prove(ticket, wrong(app.secret), {})
    const written = await peek<{ after: { second: string } }>(
      url,
      `select actor_id, actor_name, address, target, after from audit_events
       where event = 'second_factor.fail' and target_id = $1 order by id`,
      [person.id],
    )
    const given = { actor_id: person.id, actor_name: 'Zoé Martin', address: '192.0.2.7', target: 'Zoé Martin' }
    const during = 'sign_in'
    expect(written.slice(0, 3)).toEqual([
      { ...given, after: { second: 'totp', during } },
      { ...given, after: { second: 'totp', during } },
      { ...given, after: { second: 'recovery_code', during } },
    ])
    expect(written).toHaveLength(5)
  })

  test('that is refused unseen counts for nothing: the tries of a day are not used up in a minute', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    for (let count = 0; count < 25; count++) await prove(ticket, wrong(app.secret), {})
    passSeconds(16 * 60)
    expect((await prove(await ticketFor('second_factor'), app.next(), {})).kind).toBe('signed_in')
  })

  test('that is right is not counted: only wrong ones keep anybody out', async () => {
    const app = await setUpApp(org, person)
    for (let n = 0; n < 6; n++) {
      expect((await prove(await ticketFor('second_factor'), app.next(), {})).kind).toBe('signed_in')
    }
  })

  test('is refused after twenty wrong ones within a day, however slowly', async () => {
    const app = await setUpApp(org, person)
    for (let quarter = 0; quarter < 4; quarter++) {
      const ticket = await ticketFor('second_factor')
      for (let count = 0; count < 5; count++) await prove(ticket, wrong(app.secret), {})
      passSeconds(16 * 60)
    }
    expect(await prove(await ticketFor('second_factor'), app.next(), {})).toEqual({ kind: 'code_throttled' })
    passSeconds(24 * 3600)
    expect((await prove(await ticketFor('second_factor'), app.next(), {})).kind).toBe('signed_in')
  })
})

describe('a recovery code', () => {
  test('lets in once, however it is written, and the person is told', async () => {
    const { codes } = await setUpApp(org, person)
    const [one = '', two = ''] = codes
    const written = ` ${one.replaceAll('-', ' ').toUpperCase()} `
    expect((await prove(await ticketFor('second_factor'), written, {})).kind).toBe('signed_in')
    expect(await prove(await ticketFor('second_factor'), one, {})).toEqual({ kind: 'code_wrong' })
    expect((await prove(await ticketFor('second_factor'), two, {})).kind).toBe('signed_in')
    const mails = await peek<{ left: number }>(
      url,
      `select (payload->>'left')::int as left from outbox where user_id = $1 and kind = 'recovery_code_used' order by id`,
      [person.id],
    )
    expect(mails).toEqual([{ left: 9 }, { left: 8 }])
    const used = (await eventsOf('recovery_codes.use')).filter(({ target_id }) => target_id === person.id)
    expect(used).toHaveLength(2)
  })

  test('of somebody else is none', async () => {
    const other = await whoSignsIn(org, 'Standard')
    await setUpApp(org, person)
    const { codes } = await setUpApp(org, other)
    expect(await prove(await ticketFor('second_factor'), codes[0] ?? '', {})).toEqual({ kind: 'code_wrong' })
  })
})

describe('a ticket', () => {
  test('counts for five minutes', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    passSeconds(4 * 60 + 50)
    expect((await prove(ticket, app.next(), {})).kind).toBe('refused')
    const fresh = await ticketFor('second_factor')
    passSeconds(4 * 60)
    expect((await prove(fresh, app.next(), {})).kind).toBe('signed_in')
  })

  test('that was changed, made up or meant for another step is refused', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    const middle = Math.floor(ticket.length / 2)
    const changed = `${ticket.slice(0, middle)}${ticket[middle] === 'A' ? 'B' : 'A'}${ticket.slice(middle + 1)}`
    for (const forged of [changed, '', 'nonsense', ticket.slice(0, -4)]) {
      expect(await prove(forged, app.next(), {})).toEqual({ kind: 'refused' })
    }
    expect(await finish(ticket, {})).toEqual({ kind: 'refused' })
    expect(await enroll(ticket, { sealed: '', code: '' }, {})).toEqual({ kind: 'refused' })
  })

  test('of one organization opens no other, though the person has the same id', async () => {
    const app = await setUpApp(org, person)
    const elsewhere = await newOrganization()
    const foreign = await withOrg(elsewhere.id, async (tx) => {
      await tx.ready()
      return tickets.issue(tx, person.id, 'second_factor')
    })
    expect(await prove(foreign, app.next(), {})).toEqual({ kind: 'refused' })
  })

  test('is void once the password it stands for was replaced', async () => {
    const app = await setUpApp(org, person)
    const ticket = await ticketFor('second_factor')
    passSeconds(5)
    await resetTo('an entirely new sentence')
    expect(await prove(ticket, app.next(), {})).toEqual({ kind: 'refused' })
  })
})

async function resetTo(password: string) {
  await resets.issueFor(org, admin, await proven(person.id))
  const [link] = await readOrg(org.id, ({ db }) =>
    db.passwordReset.findMany({ where: { userId: person.id }, orderBy: { issuedAt: 'desc' }, take: 1 }),
  )
  return resets.accept(resetToken(org.id, link?.id ?? '', env().secret), password, {})
}

/** Makes the person's address count as proven. */
async function proven(id: string): Promise<string> {
  await peek(url, 'update users set verified_email_lc = email_lc where id = $1', [id])
  return id
}

describe('a replaced password', () => {
  test('is no way round the second factor', async () => {
    const app = await setUpApp(org, person)
    const password = 'an entirely new sentence'
    expect(await resetTo(password)).toEqual({ slug: org.slug })
    expect(await sessionsOf(person.id)).toBe(0)
    const ticket = await ticketFor('second_factor', { ...person, password })
    expect((await prove(ticket, app.next(), {})).kind).toBe('signed_in')
  })

  test('is no way round setting one up', async () => {
    await put(org, admin, true)
    const password = 'an entirely new sentence'
    await resetTo(password)
    expect((await withPassword({ ...person, password })).kind).toBe('enroll')
    expect(await sessionsOf(person.id)).toBe(0)
  })
})

describe('where the organization requires a second factor', () => {
  beforeEach(() => put(org, admin, true))

  async function enrolling() {
    const outcome = await withPassword()
    if (outcome.kind !== 'enroll') throw new Error(outcome.kind)
    return outcome
  }

  test('a person without one sets it up before there is a session, and then comes in once', async () => {
    const { ticket, setup } = await enrolling()
    const done = await enroll(ticket, { sealed: setup.sealed, code: shown(setup.secret) }, {})
    if (done.kind !== 'enrolled') throw new Error(done.kind)
    expect(done.codes).toHaveLength(10)
    expect(await sessionsOf(person.id)).toBe(0)
    expect((await finish(done.ticket, {})).kind).toBe('signed_in')
    expect(await finish(done.ticket, {})).toEqual({ kind: 'refused' })
    expect(await sessionsOf(person.id)).toBe(1)
    expect((await withPassword()).kind).toBe('second_factor')
  })

  test('what was set up and taken away again before they came in proves nothing', async () => {
    const { ticket, setup } = await enrolling()
    const done = await enroll(ticket, { sealed: setup.sealed, code: shown(setup.secret) }, {})
    if (done.kind !== 'enrolled') throw new Error(done.kind)
    await reset(org, admin, person.id)
    expect(await finish(done.ticket, {})).toEqual({ kind: 'refused' })
    expect(await sessionsOf(person.id)).toBe(0)
  })

  test('nothing of it can be skipped', async () => {
    const { ticket, setup } = await enrolling()
    expect(await finish(ticket, {})).toEqual({ kind: 'refused' })
    expect(await prove(ticket, shown(setup.secret), {})).toEqual({ kind: 'refused' })
    const wrongCode = await enroll(ticket, { sealed: setup.sealed, code: wrong(setup.secret) }, {})
    expect(wrongCode).toEqual({ kind: 'again', setup, problem: 'code' })
    expect(await enroll(ticket, { sealed: 'nonsense', code: '123456' }, {})).toMatchObject({ problem: 'over' })
    expect(await sessionsOf(person.id)).toBe(0)
    expect((await withPassword()).kind).toBe('enroll')
  })

  test('a set-up of somebody else is none', async () => {
    const { ticket } = await enrolling()
    const other = await whoSignsIn(org, 'Standard')
    const theirs = await withPassword(other)
    if (theirs.kind !== 'enroll') throw new Error(theirs.kind)
    const { sealed, secret } = theirs.setup
    expect(await enroll(ticket, { sealed, code: shown(secret) }, {})).toMatchObject({ kind: 'again', problem: 'over' })
  })

  test('a set-up that was begun twice counts once: nobody replaces what is proven', async () => {
    const [one, two] = [await enrolling(), await enrolling()]
    const confirm = ({ ticket, setup }: typeof one) =>
      enroll(ticket, { sealed: setup.sealed, code: shown(setup.secret) }, {})
    expect((await confirm(one)).kind).toBe('enrolled')
    expect(await confirm(two)).toEqual({ kind: 'refused' })
  })

  test('a ticket to set one up counts for a quarter of an hour', async () => {
    const { ticket, setup } = await enrolling()
    passSeconds(16 * 60)
    expect(await enroll(ticket, { sealed: setup.sealed, code: shown(setup.secret) }, {})).toEqual({ kind: 'refused' })
  })

  test('whoever is signed in already stays', async () => {
    await put(org, admin, false)
    const before = await withPassword()
    if (before.kind !== 'signed_in') throw new Error(before.kind)
    await put(org, admin, true)
    expect(await sessions.find(before.session.token)).toBeDefined()
  })

  test('break-glass administrators are bound alike', async () => {
    await peek(url, 'update users set break_glass_at = now() where id = $1', [person.id])
    expect((await withPassword()).kind).toBe('enroll')
  })

  test('an accepted invitation begins no session: the person signs in and sets one up', async () => {
    const id = await invite(org, 'new@example.com')
    const password = 'a long enough sentence'
    const accepted = await invites.accept(await newestToken(org, id), { name: 'New', password }, {})
    expect(accepted).toEqual({ kind: 'sign_in', slug: org.slug })
    expect(await sessionsOf(id)).toBe(0)
    expect((await signIn({ email: 'new@example.com', password, slug: org.slug }, {})).kind).toBe('enroll')
  })

  test('a passkey asks for nothing', async () => {
    expect((await enter(org.id, person.id, { method: 'passkey' }, {})).kind).toBe('signed_in')
  })
})
