import { beforeEach, describe, expect, test } from 'vitest'
import { formatCsvRow, parseCsv } from '@/lib/base/csv'
import { claim, type Due } from '@/lib/db/due-work'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { csvSeparator } from '@/lib/i18n/format'
import { messages } from '@/lib/i18n/messages'
import { cloneDatabase } from '@/lib/local/testing/clone'
import type { Actor } from '@/lib/org/can'
import * as invites from '@/lib/org/invitations/invites'
import * as jobs from '@/lib/org/jobs'
import { create as createRole } from '@/lib/org/roles/roles'
import * as teams from '@/lib/org/teams/teams'
import { whoSignsIn } from '@/lib/org/testing/administrator'
import { invite, makeOrg, newestToken } from '@/lib/org/testing/world'
import * as imports from '@/lib/org/users/people-import'
import { fixRows } from '@/lib/org/users/people-import-fix'
import { templateFile } from '@/lib/org/users/people-template'
import * as users from '@/lib/org/users/users'
import { step } from './job-worker'

await cloneDatabase()

let org: Org
let actor: Actor & { id: string }
const order = { roleIds: [], locale: null, note: '' }

beforeEach(async () => {
  await withOrg(nobody, (tx) => tx.query(statement('test_empty_due', 'delete from due_work')))
  org = await makeOrg()
  actor = await whoSignsIn(org)
})

async function claimJob(leaseMs = 60_000): Promise<Due> {
  const [due] = await claim('job', { perOrganization: 1, allowances: {}, organizations: 10, leaseMs })
  if (!due) throw new Error('no job is due')
  return due
}

async function runAll(due: Due | undefined): Promise<number> {
  let steps = 0
  for (let held = due; held; steps += 1) held = await step(held)
  return steps
}

const comeDue = () =>
  withOrg(nobody, (tx) =>
    tx.query(statement('test_jobs_due', `update due_work set due_at = now() - interval '1 second'`)),
  )
const csv = (rows: readonly (readonly string[])[]) => rows.map((row) => formatCsvRow(row)).join('')
const invited = () => readOrg(org.id, ({ db }) => db.user.findMany({ where: { source: 'imported', deletedAt: null } }))
const mails = () => readOrg(org.id, ({ db }) => db.outboxMessage.count({ where: { kind: 'invitation' } }))

async function uploaded(rows: readonly (readonly string[])[]): Promise<string> {
  const id = await imports.upload(org, actor, { name: 'people.csv', text: csv([['Email', 'Name', 'Role'], ...rows]) })
  await imports.check(org, actor, id, { mapping: imports.guess(['Email', 'Name', 'Role']), order })
  return id
}

describe('an import', () => {
  test('judges every row before anything happens, then says what came of each', async () => {
    await invite(org, 'here@import.test')
    const id = await uploaded([
      ['a@import.test', 'Ann Oye', 'Read only'],
      ['here@import.test', '', ''],
      ['a@import.test', '', ''],
      ['b@import.test', '', 'No such role'],
      ['broken', '', ''],
    ])
    const checked = await jobs.find(org, actor, id)
    expect(checked).toMatchObject({ state: 'checked', total: 5 })
    expect(checked.counts).toEqual({ invite: 1, invited: 1, duplicate: 1, role_unknown: 1, form: 1 })
    expect(await invited()).toEqual([])

    await imports.start(org, actor, id)
    await runAll(await claimJob())
    const done = await jobs.find(org, actor, id)
    expect(done).toMatchObject({ state: 'done', done: 5 })
    expect(done.counts).toMatchObject({ invite: 0, invited_now: 1, invited: 1, duplicate: 1, role_unknown: 1, form: 1 })
    expect((await jobs.firstRows(org.id, id, 9)).map(({ outcome }) => outcome)).toEqual([
      'invited_now',
      'invited',
      'duplicate',
      'role_unknown',
      'form',
    ])
    expect((await invited()).map(({ displayName }) => displayName)).toEqual(['Ann Oye'])
  })

  test('is put right on its page, row by row, and judged anew as a whole', async () => {
    const id = await uploaded([
      ['broken', 'Ann Oye', ''],
      ['role@import.test', '', 'Redonly'],
      ['both@import.test', '', ''],
      ['none', '', ''],
    ])
    const outcomes = async () => (await jobs.firstRows(org.id, id, 9)).map(({ outcome }) => outcome)
    const fixed = await fixRows(org, actor, id, [
      { n: 1, cells: { address: 'right@import.test', teams: 'there is no such column' } },
      { n: 2, cells: { roles: 'Read only' } },
      { n: 4, cells: { address: 'both@import.test' } },
    ])
    expect(fixed).toBe(2)
    expect(await outcomes()).toEqual(['invite', 'invite', 'invite', 'duplicate'])
    expect((await jobs.find(org, actor, id)).counts).toEqual({ invite: 3, duplicate: 1 })
    await imports.start(org, actor, id)
    await expect(fixRows(org, actor, id, [])).rejects.toMatchObject({ code: 'job_not_ready' })
    await runAll(await claimJob())
    const people = (await invited()).map(({ email, displayName }) => `${email} ${displayName}`)
    expect(people).toContain('right@import.test Ann Oye')
    expect(people).toHaveLength(3)
  })

  test('knows the roles of the product by the names of a language, and those of the organization before them', async () => {
    const called = { administrateur: 'Read only', 'lecture seule': 'Read only' }
    await createRole(org, actor, { name: 'Administrateur', permissions: ['user_access_read'] })
    const text = 'Email,Role\nread@import.test,Lecture seule\nown@import.test,Administrateur\n'
    const id = await imports.upload(org, actor, { name: 'roles.csv', text })
    await imports.check(org, actor, id, { mapping: imports.guess(['Email', 'Role']), order, called })
    expect((await jobs.find(org, actor, id)).counts).toEqual({ invite: 2 })
    expect(await fixRows(org, actor, id, [{ n: 1, cells: { roles: 'lecture SEULE' } }])).toBe(1)
    await imports.start(org, actor, id)
    await runAll(await claimJob())
    const held = await readOrg(org.id, ({ db }) =>
      db.userRole.findMany({ include: { role: true, user: true }, where: { user: { source: 'imported' } } }),
    )
    expect(held.map(({ role, user }) => `${user.email} ${role.name}`).sort()).toEqual([
      'own@import.test Administrateur',
      'read@import.test Read only',
    ])
  })

  test('is put right fifty rows at a time, and by who sees it alone', async () => {
    const id = await uploaded(Array.from({ length: 60 }, (_, n) => [`broken${n}`, '', '']))
    const fixes = Array.from({ length: 60 }, (_, n) => ({ n: n + 1, cells: { address: `w${n}@import.test` } }))
    const other = { ...(await whoSignsIn(org, 'Standard', 'Other')), permissions: new Set(['user_access_invite']) }
    await expect(fixRows(org, other, id, fixes)).rejects.toMatchObject({ code: 'job_not_found' })
    await expect(fixRows(await makeOrg(), actor, id, fixes)).rejects.toMatchObject({ code: 'job_not_found' })
    expect(await fixRows(org, actor, id, fixes)).toBe(50)
    expect((await jobs.find(org, actor, id)).counts).toEqual({ invite: 50, form: 10 })
  })

  test.each(['en', 'fr'] as const)(
    'reads the template in %s with every column, and invites nobody by its examples',
    async (locale) => {
      const titles = messages(locale).invitations.import.columns
      const separator = csvSeparator(locale)
      const own = ['own@import.test', 'Own Row', 'Read only', '', 'fr'].join(separator)
      const text = `${templateFile(titles, separator)}${own}\r\n`
      const id = await imports.upload(org, actor, { name: 'template.csv', text })
      const { mapping = {} } = (await jobs.find(org, actor, id)).options as { mapping?: imports.Mapping }
      expect(mapping).toEqual({ address: 0, name: 1, roles: 2, teams: 3, language: 4 })
      await imports.check(org, actor, id, { mapping, order })
      expect((await jobs.find(org, actor, id)).counts).toEqual({ example: 2, invite: 1 })
      await imports.start(org, actor, id)
      await runAll(await claimJob())
      expect((await invited()).map(({ email }) => email)).toEqual(['own@import.test'])
    },
  )

  test('goes on where a worker was killed, and invites nobody twice', async () => {
    const rows = Array.from({ length: 950 }, (_, n) => [`person${n}@kill.test`, '', ''])
    const id = await uploaded(rows)
    await imports.start(org, actor, id)
    // One worker finishes two batches and dies amid the third, which its transaction takes with it.
    const first = await step(await claimJob())
    const second = first && (await step(first))
    expect((await jobs.find(org, actor, id)).done).toBe(400)
    const dying =
      second &&
      withOrg(org.id, async (tx) => {
        await tx.query(statement('test_die', `update jobs set done = 600 where org_id = $1 and id = $2`), [org.id, id])
        throw new Error('killed')
      })
    await expect(dying).rejects.toThrow('killed')
    // Its claim lapses; another worker takes over.
    await comeDue()
    const other = await claimJob()
    await expect(runAll(other)).resolves.toBe(3)
    // What the first would still do with its old claim is nothing.
    expect(second && (await step(second))).toBeUndefined()
    expect(await jobs.find(org, actor, id)).toMatchObject({ state: 'done', done: 950, counts: { invited_now: 950 } })
    expect(await invited()).toHaveLength(950)
    expect(await mails()).toBe(950)
  })

  test('run by two workers at once invites nobody twice', async () => {
    const id = await uploaded(Array.from({ length: 400 }, (_, n) => [`both${n}@kill.test`, '', '']))
    await imports.start(org, actor, id)
    const due = await claimJob(1)
    await comeDue()
    const other = await claimJob()
    await Promise.all([runAll(due), runAll(other)])
    expect(await invited()).toHaveLength(400)
    expect(await mails()).toBe(400)
  })

  test('stops with the permission of who started it', async () => {
    const second = await whoSignsIn(org, 'Admin', 'Stays')
    const id = await uploaded([['gone@import.test', '', '']])
    await imports.start(org, actor, id)
    await users.deactivate(org, second, actor.id)
    await runAll(await claimJob())
    expect(await jobs.find(org, second, id)).toMatchObject({ state: 'failed', problem: 'permission_missing' })
    expect(await invited()).toEqual([])
  })

  test('can be stopped, and runs once only', async () => {
    const id = await uploaded([['stop@import.test', '', '']])
    await imports.start(org, actor, id)
    await jobs.stop(org, actor, id)
    await expect(claimJob()).rejects.toThrow('no job')
    await expect(imports.start(org, actor, id)).rejects.toMatchObject({ code: 'job_not_ready' })
  })

  test('takes 20,000 rows, and not one more', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [`big${n}@import.test`, '', ''])
    const id = await uploaded(rows)
    expect((await jobs.find(org, actor, id)).counts).toEqual({ invite: 20_000 })
    await expect(uploaded([...rows, ['one@more.test', '', '']])).rejects.toMatchObject({ code: 'rows_too_many' })
    await expect(uploaded([])).rejects.toMatchObject({ code: 'file_empty' })
  }, 60_000)

  test('is seen by who started it and by who manages access, in their organization', async () => {
    const id = await uploaded([['seen@import.test', '', '']])
    const other = { ...(await whoSignsIn(org, 'Standard', 'Other')), permissions: new Set(['user_access_read']) }
    await expect(jobs.find(org, other, id)).rejects.toMatchObject({ code: 'job_not_found' })
    await expect(jobs.find(await makeOrg(), actor, id)).rejects.toMatchObject({ code: 'job_not_found' })
  })
})

const age = statement(
  'test_age',
  `with l as (update invitation_links set issued_at = issued_at - interval '3 days', expires_at = expires_at - interval '3 days'
     where org_id = $1 and user_id = any($2::uuid[]))
   update invitations set expires_at = expires_at - interval '3 days' where org_id = $1 and user_id = any($2::uuid[])`,
)

describe('a resend', () => {
  test('of all expired ones reaches exactly those', async () => {
    const open = await invite(org, 'open@resend.test')
    const late = [await invite(org, 'late1@resend.test'), await invite(org, 'late2@resend.test')]
    await withOrg(org.id, (tx) => tx.query(age, [org.id, late]))
    const before = await newestToken(org, open)
    const id = await jobs.startResend(org, actor, 'expired')
    await runAll(await claimJob())
    expect(await jobs.find(org, actor, id)).toMatchObject({ state: 'done', total: 2, done: 2, counts: { resent: 2 } })
    expect(await newestToken(org, open)).toBe(before)
    for (const one of late) expect((await invites.peek(await newestToken(org, one)))?.state).toBe('open')
  })

  test('of a selection skips who accepted meanwhile', async () => {
    const ids = [await invite(org, 'one@resend.test'), await invite(org, 'two@resend.test')]
    const id = await jobs.startResend(org, actor, ids)
    await invites.accept(await newestToken(org, ids[0] ?? ''), { name: 'One', password: 'a long enough sentence' }, {})
    await runAll(await claimJob())
    expect((await jobs.find(org, actor, id)).counts).toEqual({ resent: 1, skipped: 1 })
  })

  test('of thousands goes on where a worker was killed, sends each one mail, and counts who waits for none', async () => {
    const imported = await uploaded(Array.from({ length: 1_200 }, (_, n) => [`again${n}@resend.test`, '', '']))
    await imports.start(org, actor, imported)
    await runAll(await claimJob())
    const before = await mails()
    const people = (await invited()).map(({ id }) => id)
    const id = await jobs.startResend(org, actor, [...people, actor.id])
    const first = await step(await claimJob())
    expect(first && (await jobs.find(org, actor, id)).done).toBe(200)
    await comeDue()
    await runAll(await claimJob())
    expect(first && (await step(first))).toBeUndefined()
    const done = await jobs.find(org, actor, id)
    expect(done).toMatchObject({ state: 'done', done: 1_201, counts: { resent: 1_200, skipped: 1 } })
    expect((await mails()) - before).toBe(1_200)
  })

  test('of nobody ends at once', async () => {
    const id = await jobs.startResend(org, actor, 'expired')
    await runAll(await claimJob())
    expect(await jobs.find(org, actor, id)).toMatchObject({ state: 'done', total: 0 })
  })
})

describe('an import into teams', () => {
  test('judges the names of teams and puts each into theirs and into those of all', async () => {
    const all = await teams.create(org, actor, { name: 'All of them' })
    await teams.create(org, actor, { name: 'SRE' })
    const text = ['Email,Team', 'one@into.test,sre', 'two@into.test,', 'three@into.test,Nowhere'].join('\n')
    const id = await imports.upload(org, actor, { name: 'teams.csv', text })
    const mapping = imports.guess(['Email', 'Team'])
    expect(mapping).toEqual({ address: 0, teams: 1 })
    await imports.check(org, actor, id, { mapping, order: { ...order, teamIds: [all.id] } })
    expect((await jobs.find(org, actor, id)).counts).toEqual({ invite: 2, team_unknown: 1 })
    await imports.start(org, actor, id)
    await runAll(await claimJob())
    const members = await readOrg(org.id, ({ db }) =>
      db.teamMember.findMany({
        include: { team: true, user: true },
        where: { user: { emailLc: { endsWith: '@into.test' } } },
      }),
    )
    expect(members.map(({ team, user }) => `${user.email} ${team.name}`).sort()).toEqual([
      'one@into.test All of them',
      'one@into.test SRE',
      'two@into.test All of them',
    ])
  })
})

describe('an export', () => {
  test('holds everybody the filter shows once, across batches, safe for spreadsheets', async () => {
    const rows = Array.from({ length: 1_100 }, (_, n) => [
      `e${n}@export.test`,
      n === 7 ? '=HYPERLINK("x")' : `P ${n}`,
      '',
    ])
    const imported = await uploaded(rows)
    await imports.start(org, actor, imported)
    await runAll(await claimJob())
    const id = await jobs.startExport(org, actor, { query: '?status=invited' }, 1_100)
    const steps = await runAll(await claimJob())
    expect(steps).toBe(3)
    const pieces = (await jobs.firstRows(org.id, id, 99)).map(({ input }) => String(input))
    const written = parseCsv(pieces.join(''))
    expect(written).toHaveLength(1_100)
    expect(new Set(written.map(([one]) => one)).size).toBe(1_100)
    expect(pieces.join('')).toContain(`'=HYPERLINK`)
    expect(written.some(([, name]) => name === '=HYPERLINK("x")')).toBe(true)
    expect(await jobs.find(org, actor, id)).toMatchObject({ state: 'done', done: 1_100 })
  })

  test('of ticked people holds them alone, in whatever state, and nobody of another organization', async () => {
    const ids = [await invite(org, 'one@export.test'), await invite(org, 'two@export.test')]
    await invite(org, 'not-ticked@export.test')
    await users.deactivate(org, actor, ids[0] ?? '')
    const stranger = await invite(await makeOrg(), 'stranger@export.test')
    const id = await jobs.startExport(org, actor, { ids: [...ids, stranger, 'no id'] }, 2)
    await runAll(await claimJob())
    const [piece] = await jobs.firstRows(org.id, id, 9)
    expect(new Set(parseCsv(String(piece?.input)).map(([one]) => one))).toEqual(new Set(ids))
  })
})
