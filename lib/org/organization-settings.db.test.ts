import { beforeEach, describe, expect, test } from 'vitest'
import { provideEnv } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { startSmtpRecorder } from '@/lib/mail/testing/smtp-recorder'
import type { Actor } from './can'
import { inviteMany } from './invitations/invite-many'
import { mostContacts, putNewcomerRoles, putNotices, putProfile, read } from './organization-settings'
import { roleOfInvited } from './roles/default-roles'
import { sendTestMail } from './test-mail'
import { newOrganization, newPerson } from './testing/organization'

const { url } = await cloneDatabase()
let org: Org
let admin: Actor
let member: Actor

beforeEach(async () => {
  org = await newOrganization()
  admin = await newPerson(org, 'Admin')
  member = await newPerson(org, 'Standard')
})

const lastEvent = () =>
  readOrg(org.id, ({ db }) =>
    db.auditEvent.findFirst({ where: { event: { startsWith: 'organization.' } }, orderBy: { id: 'desc' } }),
  )
const roleId = (name: string) =>
  readOrg(org.id, async ({ db }) => (await db.role.findFirstOrThrow({ where: { orgId: org.id, name } })).id)

describe('the profile', () => {
  const profile = { name: 'Acme France', locale: 'fr', timeZone: 'Europe/Paris' } as const

  test('is changed by who manages the organization, and the log says from what to what', async () => {
    await expect(putProfile(org, member, profile)).rejects.toMatchObject({ code: 'permission_missing' })
    await putProfile(org, admin, { ...profile, name: '  Acme   France ' })
    expect((await read(org.id)).profile).toEqual(profile)
    expect(await lastEvent()).toMatchObject({
      event: 'organization.update',
      before: { name: 'Acme', locale: 'en', timeZone: 'UTC' },
      after: profile,
    })
  })

  test.each([
    ['an empty name', { name: ' ' }, 'name_missing'],
    ['a zone that is none', { timeZone: 'Europe/Atlantis' }, 'time_zone_invalid'],
  ])('%s is refused', async (_, wrong, code) => {
    await expect(putProfile(org, admin, { ...profile, ...wrong })).rejects.toMatchObject({ code })
  })

  test('saying the same again is no event', async () => {
    await putProfile(org, admin, { name: 'Acme', locale: 'en', timeZone: 'UTC' })
    expect((await lastEvent())?.event).toBe('organization.create')
  })
})

describe('security contacts', () => {
  test('are kept once each, as written, twenty at most', async () => {
    await putNotices(org, admin, { contacts: [' Sec@Acme.test', 'sec@acme.test', '', 'cert@acme.test'] })
    expect((await read(org.id)).contacts).toEqual(['sec@acme.test', 'cert@acme.test'])
    const many = Array.from({ length: 30 }, (_, n) => `c${n}@acme.test`)
    expect(await putNotices(org, admin, { contacts: many })).toHaveLength(mostContacts)
    expect(await lastEvent()).toMatchObject({ event: 'organization.security_contacts' })
  })

  test('what is no address is refused by name, and nothing changes', async () => {
    const wanted = { contacts: ['sec@acme.test', 'nobody'] }
    await expect(putNotices(org, member, wanted)).rejects.toMatchObject({ code: 'permission_missing' })
    await expect(putNotices(org, admin, wanted)).rejects.toMatchObject({
      code: 'mail_address_invalid',
      facts: { address: 'nobody' },
    })
    expect((await read(org.id)).contacts).toEqual([])
  })
})

test('reminders of keys are on, go off with a choice, and stay as they are where nobody says', async () => {
  const { keyReminders, contacts } = await read(org.id)
  expect(keyReminders).toBe(true)
  await putNotices(org, admin, { contacts, keyReminders: false })
  await putNotices(org, admin, { contacts })
  expect((await read(org.id)).keyReminders).toBe(false)
  await putNotices(org, admin, { contacts, keyReminders: true })
  expect(await lastEvent()).toMatchObject({ after: { keyReminders: true } })
})

describe('the roles of newcomers', () => {
  const none = { invited: null, scim: null, jit: null }

  test('are Standard until somebody chooses, and each way of coming has its own', async () => {
    expect(await roleOfInvited(org.id)).toBe('Standard')
    await putNewcomerRoles(org, admin, { ...none, invited: await roleId('Read only') })
    expect(await roleOfInvited(org.id)).toBe('Read only')
    expect(await lastEvent()).toMatchObject({ before: { ...none }, after: { ...none, invited: 'Read only' } })
    await putNewcomerRoles(org, admin, none)
    expect(await roleOfInvited(org.id)).toBe('Standard')
  })

  test('whoever is invited without a role gets the one that was chosen', async () => {
    await putNewcomerRoles(org, admin, { ...none, invited: await roleId('Read only') })
    const order = { roleIds: [], locale: null, note: '' }
    await inviteMany(org, admin, [{ address: 'new@acme.test', name: '' }], order)
    const held = await readOrg(org.id, ({ db }) =>
      db.userRole.findMany({
        where: { user: { emailLc: 'new@acme.test' } },
        select: { role: { select: { name: true } } },
      }),
    )
    expect(held).toEqual([{ role: { name: 'Read only' } }])
  })

  test('never manage access, and exist here', async () => {
    await expect(putNewcomerRoles(org, member, none)).rejects.toMatchObject({ code: 'permission_missing' })
    const wanted = { ...none, scim: await roleId('Admin') }
    await expect(putNewcomerRoles(org, admin, wanted)).rejects.toMatchObject({ code: 'role_not_held' })
    const elsewhere = await newOrganization()
    const foreign = await readOrg(elsewhere.id, ({ db }) => db.role.findFirstOrThrow({ where: { name: 'Read only' } }))
    for (const scim of [foreign.id, 'x']) {
      await expect(putNewcomerRoles(org, admin, { ...none, scim })).rejects.toMatchObject({ code: 'role_not_found' })
    }
  })
})

describe('the test mail', () => {
  test('says that no server is configured, and the log has it', async () => {
    await expect(sendTestMail(org, member, { name: '', address: 'a@acme.test' })).rejects.toMatchObject({
      code: 'permission_missing',
    })
    expect(await sendTestMail(org, admin, { name: '', address: 'a@acme.test' })).toBeNull()
    expect(await lastEvent()).toMatchObject({
      event: 'organization.test_mail',
      target: 'a@acme.test',
      after: { outcome: 'not_configured' },
    })
  })

  test('tells the server’s own words, whether it takes the mail or not', async () => {
    const smtp = await startSmtpRecorder()
    const secret = 'only for tests, '.repeat(3)
    provideEnv({ DATABASE_URL: url, GATEHOUSE_SECRET: secret, GATEHOUSE_MODE: 'test', SMTP_URL: smtp.url })
    const to = { name: 'Ada', address: 'ada@acme.test' }
    expect(await sendTestMail(org, admin, to)).toMatchObject({ kind: 'sent' })
    expect(smtp.mails).toHaveLength(1)
    smtp.answerTo = () => [550, '5.1.1 No such mailbox']
    const refused = await sendTestMail(org, admin, to)
    expect(refused).toMatchObject({ kind: 'permanent', text: expect.stringContaining('No such mailbox') })
    expect(await lastEvent()).toMatchObject({ after: { outcome: 'permanent', answer: refused?.text } })
    await smtp.stop()
  })
})
