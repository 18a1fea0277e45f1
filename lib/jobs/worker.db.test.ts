import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import { sha256Hex } from '@/lib/base/secret'
import { claim } from '@/lib/db/due-work'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { nudgeWorker } from '@/lib/mail/nudge'
import { type SmtpRecorder, startSmtpRecorder } from '@/lib/mail/testing/smtp-recorder'
import { parseInvitationToken } from '@/lib/org/invitations/invitation-token'
import * as invites from '@/lib/org/invitations/invites'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { admin, invite, makeOrg } from '@/lib/org/testing/world'
import * as users from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import { maxAttempts } from './backoff'
import { leaseMs, type RunningWorker, startWorker } from './worker'

await cloneDatabase()

let server: SmtpRecorder
let org: Org
const workers: RunningWorker[] = []

beforeEach(async () => {
  server = await startSmtpRecorder()
  provideEnv({ SMTP_URL: server.url, GATEHOUSE_ORIGIN: 'https://gate.acme.test', GATEHOUSE_MAIL_SINK: 'off' })
  org = await makeOrg()
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await server.stop()
  await withOrg(nobody, (tx) => tx.query(statement('test_empty', 'delete from due_work')))
})

async function start(count = 1): Promise<void> {
  for (let started = 0; started < count; started += 1) workers.push(await startWorker())
}

const waitFor = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 20 })

/** The one outbox row and the invitation of a person. */
function mailOf(userId: string) {
  return readOrg(org.id, async ({ db }) => ({
    outbox: await db.outboxMessage.findFirstOrThrow({ where: { userId }, orderBy: { createdAt: 'desc' } }),
    invitation: await db.invitation.findFirst({ where: { userId } }),
    link: await db.invitationLink.findFirst({ where: { userId }, orderBy: { issuedAt: 'desc' } }),
  }))
}

const dueAt = statement<{ id: string; due_in: number }>(
  'test_due',
  'select id, extract(epoch from due_at - now())::float8 as due_in from due_work where org_id = $1',
)
const due = () => withOrg(nobody, (tx) => tx.query(dueAt, [org.id]))
const comeDue = () =>
  withOrg(nobody, (tx) => tx.query(statement('test_come_due', 'update due_work set due_at = now()'))).then(nudgeWorker)

test('an invitation is mailed to one recipient, and its row says so', async () => {
  await start()
  const userId = await invite(org, 'ines@acme.test')
  await waitFor(() => expect(server.mails).toHaveLength(1))
  await waitFor(async () => expect(await due()).toEqual([]))
  const { outbox, invitation } = await mailOf(userId)
  expect(server.recipients).toEqual(['ines@acme.test'])
  expect(outbox).toMatchObject({ state: 'sent', answer: '250 taken', attempts: 1, rendered: null })
  expect(invitation).toMatchObject({ deliveryState: 'sent', smtpAnswer: '250 taken', sentAt: expect.any(Date) })
})

test('the mail holds the link whose hash is stored, under the configured origin, and is named by its outbox id', async () => {
  await start()
  const userId = await invite(org, 'ines@acme.test')
  await waitFor(() => expect(server.mails).toHaveLength(1))
  const { outbox, link } = await mailOf(userId)
  const token = /https:\/\/gate\.acme\.test\/invite\/(\S+)/.exec(server.mails[0]?.text ?? '')?.[1] ?? ''
  expect(sha256Hex(parseInvitationToken(token)?.secret ?? '')).toBe(link?.hash)
  expect(server.mails[0]?.html).toContain(`https://gate.acme.test/invite/${token}"`)
  expect(server.mails[0]?.headers['message-id']).toBe(`<${outbox.id}@gate.acme.test>`)
  expect(await invites.peek(token)).toMatchObject({ state: 'open' })
})

test('each of many mails is sent exactly once by two workers at once', async () => {
  const people = Array.from({ length: 15 }, (_, index) => `person${index}@acme.test`)
  for (const person of people) await invite(org, person)
  await start(2)
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(server.recipients.toSorted()).toEqual(people.toSorted())
})

test('one worker sends an organization’s mails in the order they were queued', async () => {
  const people = Array.from({ length: 8 }, (_, index) => `person${index}@acme.test`)
  for (const person of people) await invite(org, person)
  await start()
  await waitFor(() => expect(server.mails).toHaveLength(people.length))
  expect(server.recipients).toEqual(people)
})

test('what a worker claimed before it died is sent by another when the claim lapses', async () => {
  await invite(org, 'ines@acme.test')
  const options = { perOrganization: 10, allowances: {}, organizations: 10, leaseMs: 400 }
  expect(await claim('mail', options)).toHaveLength(1)
  await start()
  await waitFor(() => expect(server.recipients).toEqual(['ines@acme.test']))
})

test('a claim holds longer than a try may take', async () => {
  await invite(org, 'ines@acme.test')
  let dueIn = 0
  server.beforeAnswer = async () => {
    dueIn = (await due())[0]?.due_in ?? 0
  }
  await start()
  await waitFor(() => expect(server.mails).toHaveLength(1))
  expect(dueIn).toBeGreaterThan(leaseMs / 1_000 - 5)
})

test('a mail put off by the server is tried again later and then sent', async () => {
  server.answerTo = () => [450, '4.2.1 Mailbox busy']
  await start()
  const userId = await invite(org, 'busy@acme.test')
  await waitFor(async () => expect((await mailOf(userId)).outbox.answer).toBe('450 4.2.1 Mailbox busy'))
  const [row] = await due()
  expect(row?.due_in).toBeGreaterThan(40)
  expect(row?.due_in).toBeLessThan(80)
  expect(await mailOf(userId)).toMatchObject({
    outbox: { state: 'queued', attempts: 1 },
    invitation: { deliveryState: 'queued', smtpAnswer: '450 4.2.1 Mailbox busy' },
  })
  server.answerTo = () => undefined
  await comeDue()
  await waitFor(async () => expect((await mailOf(userId)).outbox).toMatchObject({ state: 'sent', attempts: 2 }))
})

test('a mail put off for a day is given up with the server’s last words', async () => {
  server.answerTo = () => [450, '4.2.1 Mailbox busy']
  const userId = await invite(org, 'busy@acme.test')
  const tried = statement('test_tried', 'update outbox set attempts = $2 where org_id = $1')
  await withOrg(org.id, (tx) => tx.query(tried, [org.id, maxAttempts - 1]))
  await start()
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(await mailOf(userId)).toMatchObject({
    outbox: { state: 'failed', attempts: maxAttempts },
    invitation: { deliveryState: 'bounced', smtpAnswer: '450 4.2.1 Mailbox busy' },
  })
})

test('a refused recipient is bounced, with the server’s code and words, and holds up nobody', async () => {
  server.answerTo = (address) => (address.startsWith('gone') ? [550, '5.1.1 No such mailbox'] : undefined)
  await start()
  const gone = await invite(org, 'gone@acme.test')
  await invite(org, 'ines@acme.test')
  await waitFor(() => expect(server.mails.map(({ to }) => to)).toEqual([['ines@acme.test']]))
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(await mailOf(gone)).toMatchObject({
    outbox: { state: 'failed', answer: '550 5.1.1 No such mailbox' },
    invitation: { deliveryState: 'bounced', smtpAnswer: '550 5.1.1 No such mailbox' },
  })
})

test('a server that is not there charges no mail, and all leave when it is back', async () => {
  server.greets = false
  await start()
  const userId = await invite(org, 'ines@acme.test')
  await waitFor(async () => expect((await mailOf(userId)).outbox.answer).toContain('421'))
  server.greets = true
  await waitFor(async () => expect((await mailOf(userId)).outbox).toMatchObject({ state: 'sent', attempts: 1 }))
})

test('without a mail server nothing is claimed and nothing fails', async () => {
  delete process.env.SMTP_URL
  provideEnv({})
  const userId = await invite(org, 'ines@acme.test')
  await start()
  nudgeWorker()
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  expect((await due())[0]?.due_in).toBeLessThanOrEqual(0)
  expect(await mailOf(userId)).toMatchObject({
    outbox: { state: 'queued', attempts: 0, answer: null },
    invitation: { deliveryState: 'queued' },
  })
})

test('a mail cancelled before it is begun is never sent', async () => {
  const userId = await invite(org, 'ines@acme.test')
  await users.deactivate(org, admin, userId)
  await invite(org, 'zoe@acme.test')
  await start()
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(server.recipients).toEqual(['zoe@acme.test'])
  expect((await mailOf(userId)).outbox.state).toBe('cancelled')
})

test('a mail cancelled while the one before it is on its way is never sent', async () => {
  await invite(org, 'first@acme.test')
  const second = await invite(org, 'second@acme.test')
  server.beforeAnswer = ({ to }) => (to[0] === 'first@acme.test' ? users.deactivate(org, admin, second) : undefined)
  await start()
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(server.recipients).toEqual(['first@acme.test'])
})

// Fails without `and state = 'queued'` in beginMail: the outbox decides, whatever the queue still holds.
test('a mail that is cancelled in the outbox alone is not sent, and leaves the queue', async () => {
  await invite(org, 'first@acme.test')
  const second = await invite(org, 'second@acme.test')
  const cancel = statement('test_cancel', `update outbox set state = 'cancelled' where org_id = $1 and user_id = $2`)
  server.beforeAnswer = async ({ to }) => {
    if (to[0] === 'first@acme.test') await withOrg(org.id, (tx) => tx.query(cancel, [org.id, second]))
  }
  await start()
  await waitFor(() => expect(server.mails).toHaveLength(1))
  await invite(org, 'third@acme.test')
  await waitFor(() => expect(server.mails).toHaveLength(2))
  await comeDue()
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(server.recipients).toEqual(['first@acme.test', 'third@acme.test'])
})

// Fails without `and d.due_at = $3` and its like in beginMail: a claim that lapsed would be begun by both its holders.
test('a worker whose claim lapsed sends nothing', async () => {
  await invite(org, 'first@acme.test')
  await invite(org, 'second@acme.test')
  server.beforeAnswer = async ({ to }) => {
    if (to[0] !== 'first@acme.test') return
    const taken = statement('test_taken', `update due_work set due_at = now() + interval '1 hour' where org_id = $1`)
    await withOrg(nobody, (tx) => tx.query(taken, [org.id]))
  }
  await start()
  await waitFor(async () => expect(await due()).toHaveLength(1))
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  expect(server.recipients).toEqual(['first@acme.test'])
})

test('a replaced link is not mailed, the newer one is', async () => {
  const userId = await invite(org, 'ines@acme.test')
  await invites.resend(org, admin, userId)
  await start()
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(server.mails).toHaveLength(1)
  const token = /\/invite\/(\S+)/.exec(server.mails[0]?.text ?? '')?.[1] ?? ''
  expect(await invites.peek(token)).toMatchObject({ state: 'open' })
})

test('a link that expired while its mail waited is not mailed', async () => {
  const userId = await invite(org, 'ines@acme.test')
  const expire = statement('test_expire', 'update invitation_links set expires_at = now() where org_id = $1')
  await withOrg(org.id, (tx) => tx.query(expire, [org.id]))
  await start()
  await waitFor(async () => expect(await due()).toEqual([]))
  expect(server.recipients).toEqual([])
  expect(await mailOf(userId)).toMatchObject({
    outbox: { state: 'cancelled' },
    invitation: { deliveryState: 'cancelled' },
  })
})

// Fails without `l.ended_at is null` in settleMail: the older mail would speak for the newer.
test('a resend while the mail is on its way leaves the newer link queued until its own mail is sent', async () => {
  const userId = await invite(org, 'ines@acme.test')
  const states: (string | undefined)[] = []
  server.beforeAnswer = async () => {
    states.push((await mailOf(userId)).invitation?.deliveryState)
    if (states.length === 1) await invites.resend(org, admin, userId)
  }
  await start()
  await waitFor(async () => expect((await mailOf(userId)).invitation?.deliveryState).toBe('sent'))
  expect(states).toEqual(['queued', 'queued'])
  const rows = await readOrg(org.id, ({ db }) => db.outboxMessage.findMany({ where: { userId } }))
  expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
})

test('a mass sync leaves at its rate, and a single mail of another organization goes past it', async () => {
  for (let person = 0; person < 60; person += 1) await invite(org, `person${person}@acme.test`)
  const other = await makeOrg()
  const started = performance.now()
  await start()
  await waitFor(() => expect(server.mails.length).toBeGreaterThanOrEqual(20))
  await invite(other, 'single@globex.test')
  await waitFor(() => expect(server.mails).toHaveLength(61))
  expect(performance.now() - started).toBeGreaterThan(3_000)
  expect(server.recipients.indexOf('single@globex.test')).toBeLessThan(35)
})

test('stopping finishes the mail on its way and gives the rest back at once', async () => {
  await invite(org, 'first@acme.test')
  await invite(org, 'second@acme.test')
  let stopped: Promise<unknown> | undefined
  server.beforeAnswer = () => {
    stopped ??= Promise.all(workers.splice(0).map((worker) => worker.stop()))
  }
  await start()
  await waitFor(() => expect(stopped).toBeDefined())
  await stopped
  expect(server.mails.map(({ to }) => to[0])).toEqual(['first@acme.test'])
  expect((await due()).map(({ due_in }) => due_in <= 0)).toEqual([true])
})

test('a mail that cannot be made is tried again, counted, and stops nobody', async () => {
  const userId = await invite(org, 'broken@acme.test')
  await invite(await makeOrg(), 'ines@acme.test')
  const zone = statement('test_zone', `update organizations set time_zone = 'Nowhere/Land' where id = $1`)
  await withOrg(org.id, (tx) => tx.query(zone, [org.id]))
  await start()
  await waitFor(() => expect(server.recipients).toEqual(['ines@acme.test']))
  await waitFor(async () => expect((await mailOf(userId)).outbox).toMatchObject({ state: 'queued', attempts: 1 }))
  const tried = statement('test_tried', 'update outbox set attempts = $2 where org_id = $1')
  await withOrg(org.id, (tx) => tx.query(tried, [org.id, maxAttempts]))
  await comeDue()
  await waitFor(async () => expect((await mailOf(userId)).invitation?.deliveryState).toBe('bounced'))
})

test('a key’s account is told of it by mail', async () => {
  const account = await serviceAccounts.create(org, admin, { name: 'Okta', email: 'it@acme.test', roles: ['Admin'] })
  const key = await applicationKeys.create(org, admin, {
    ownerId: account.id,
    name: 'SCIM',
    scopes: ['user_access_read'],
    expiresInDays: 90,
  })
  await applicationKeys.revoke(org, admin, key.id)
  await start()
  await waitFor(() => expect(server.mails).toHaveLength(2))
  const [created, revoked] = server.mails
  expect(created?.text).toContain('An application key was created')
  expect(revoked?.text).toContain('An application key was revoked')
  expect(created?.text).not.toContain(key.secret)
  expect(server.recipients).toEqual(['it@acme.test', 'it@acme.test'])
})

test('the mail is kept as rendered only where a local inbox shows it', async () => {
  provideEnv({ GATEHOUSE_MAIL_SINK: 'on' })
  await start()
  const userId = await invite(org, 'ines@acme.test')
  await waitFor(async () => expect((await mailOf(userId)).outbox.state).toBe('sent'))
  const { outbox } = await mailOf(userId)
  expect(outbox.rendered).toMatchObject({
    to: 'ines@acme.test',
    links: [expect.stringContaining('https://gate.acme.test/invite/')],
  })
})

test('who had an address is told of the change there, and whoever answers for the organization at theirs', async () => {
  const userId = await invite(org, 'ines@acme.test')
  await start()
  await waitFor(() => expect(server.mails).toHaveLength(1))
  await write(org, admin, async ({ tx, effects }) => {
    await tx.ready()
    effects.mail({ kind: 'address_changed', userId, to: 'before@acme.test', now: 'ines@acme.test' })
    const told = { kind: 'last_administrator', userId: null, person: 'Inès', by: 'SCIM' } as const
    effects.mail({ ...told, to: 'security@acme.test' })
    effects.mail({ kind: 'last_administrator', userId: null, team: 'Ops', by: 'SCIM', to: 'owner@acme.test' })
  })
  nudgeWorker()
  await waitFor(() => expect(server.mails).toHaveLength(4))
  expect(server.recipients.slice(1)).toEqual(['before@acme.test', 'security@acme.test', 'owner@acme.test'])
  expect(server.mails[1]?.text).toContain('before@acme.test')
  expect(server.mails[2]?.text).toContain('Inès')
  expect(server.mails[3]?.text).toContain('Ops')
})
