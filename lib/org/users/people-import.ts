/** People from a CSV file: uploaded, its columns named, its rows judged, and only then carried out (people-import-run.ts). */
import { CsvError, parseCsv } from '@/lib/base/csv'
import { DomainError } from '@/lib/base/errors'
import { fold, foldMarks } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { statement, type Tx } from '@/lib/db/tx'
import { nudgeWorker } from '@/lib/mail/nudge'
import type { Actor } from '../can'
import { type InvitationOrder, longestNote, namedRoles } from '../invitations/invite-many'
import { findTeams, namedTeams, requireJoinable } from '../invitations/invite-teams'
import { type GrantableRole, grantableRoles, judge, requireInviter, type Verdict } from '../invitations/invitees'
import { insertJob, type Job, lockJob, rowsOf } from '../jobs'
import { write } from '../write'
import { isExample } from './people-template'

export const mostRows = 20_000
export const mostBytes = 8 * 1_048_576
const mostColumns = 50

export const importColumns = ['address', 'name', 'givenName', 'familyName', 'roles', 'teams', 'language'] as const
export type ImportColumn = (typeof importColumns)[number]
/** For each of ours the number of the file's column, from 0. */
export type Mapping = Readonly<Partial<Record<ImportColumn, number>>>

export interface ImportOptions {
  readonly columns: readonly string[]
  readonly mapping?: Mapping
  readonly order?: InvitationOrder
  readonly called?: RoleNames
}

/** Roles of the product as the reader's language calls them (folded), and what they are called here. */
export type RoleNames = Readonly<Record<string, string>>

const insertRows = statement(
  'import_rows',
  `insert into job_rows (org_id, job_id, n, input)
   select $1, $2, n, cells from jsonb_array_elements($3::jsonb) with ordinality as r(cells, n)`,
)

/** Keeps a file whose columns are to be named; answers the job. Refuses what is no CSV (`file_unreadable`), has no row
 *  (`file_empty`) or too many (`rows_too_many`). */
export async function upload(org: Org, actor: Actor, file: { name: string; text: string }): Promise<string> {
  requireInviter(org, actor)
  const [heading = [], ...rows] = read(file.text)
  if (rows.length === 0) throw new DomainError('file_empty')
  if (rows.length > mostRows) throw new DomainError('rows_too_many')
  const columns = heading.slice(0, mostColumns).map((title) => title.trim().slice(0, 100))
  const cells = rows.map((row) => row.slice(0, mostColumns).map(cellText))
  return write(org, actor, async ({ tx }) => {
    await tx.ready()
    const options: ImportOptions = { columns, mapping: guess(columns) }
    const name = clean(file.name).slice(0, 200)
    const id = insertJob(tx, actor, {
      kind: 'import',
      state: 'draft',
      name,
      options: { ...options },
      total: rows.length,
    })
    tx.queue(insertRows, [tx.orgId, id, JSON.stringify(cells)])
    return id
  })
}

function read(text: string): string[][] {
  try {
    return parseCsv(text)
  } catch (error) {
    if (error instanceof CsvError) throw new DomainError('file_unreadable', {}, error.message)
    throw error
  }
}

/** What is kept of a cell. */
export function cellText(text: string): string {
  return clean(text).slice(0, 1_000)
}

/** PostgreSQL stores no NUL, and no half of a character. */
function clean(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '')
}

const titles: Readonly<Record<ImportColumn, RegExp>> = {
  address: /^(e-?mail( address)?|mail|address|adresse( e-?mail| mail)?|courriel|user ?name)$/,
  name: /^(name|full ?name|display ?name|nom complet|nom affiche)$/,
  givenName: /^(given ?name|first ?name|prenom)$/,
  familyName: /^(family ?name|last ?name|surname|nom( de famille)?)$/,
  roles: /^(roles?|role names?)$/,
  teams: /^(teams?|team names?|equipes?|groups?|groupes?)$/,
  language: /^(language|locale|langue)$/,
}

/** The columns by their titles, in English or French. */
export function guess(columns: readonly string[]): Mapping {
  const plain = columns.map((title) => foldMarks(title).replace(/[_\s]+/g, ' '))
  const found = importColumns.map((column) => [column, plain.findIndex((title) => titles[column].test(title))] as const)
  return Object.fromEntries(found.filter(([, at]) => at >= 0))
}

export interface ImportedPerson {
  readonly address: string
  readonly name: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly locale?: string
}

/** What a row says. */
export function personOf(input: unknown, mapping: Mapping, called: RoleNames = {}): ImportedPerson {
  const cells = Array.isArray(input) ? input : []
  const cell = (column: ImportColumn) => {
    const at = mapping[column]
    const value: unknown = at === undefined ? '' : cells[at]
    return typeof value === 'string' ? value.trim() : ''
  }
  const names = (column: ImportColumn, separators: RegExp) =>
    cell(column)
      .split(separators)
      .map((name) => name.trim())
      .filter(Boolean)
  const locale = fold(cell('language')).slice(0, 2)
  return {
    address: cell('address'),
    name: cell('name') || [cell('givenName'), cell('familyName')].filter(Boolean).join(' '),
    roles: names('roles', /[,;|]/).map((name) =>
      Object.hasOwn(called, fold(name)) ? (called[fold(name)] ?? name) : name,
    ),
    // A team's name may hold a comma.
    teams: names('teams', /[;|]/),
    ...((locale === 'en' || locale === 'fr') && { locale }),
  }
}

/** What comes of a row. */
export type ImportVerdict = Verdict | 'example'

/** What is wrong with the row itself: put right there, the person can be invited. */
export const toFix = [
  'form',
  'comma',
  'ending',
  'domain',
  'role_unknown',
  'role',
  'team_unknown',
  'team',
] as const satisfies readonly ImportVerdict[]

/** How many rows are to be put right. */
export function countToFix(counts: Readonly<Record<string, number>>): number {
  return toFix.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0)
}

const storeVerdicts = statement(
  'import_verdicts',
  `with judged as (
     update job_rows r set outcome = v.outcome, user_id = v.user_id
     from jsonb_to_recordset($3::jsonb) as v(n int, outcome text, user_id uuid)
     where r.org_id = $1 and r.job_id = $2 and r.n = v.n
   )
   update jobs set state = 'checked', options = options || $4::jsonb, counts = $5::jsonb, updated_at = $6
   where org_id = $1 and id = $2`,
)

interface Ordered {
  readonly mapping: Mapping
  readonly order: InvitationOrder
  readonly called?: RoleNames | undefined
}

/** Names the columns and judges every row; nothing else happens. May be asked again until the import runs. Refuses a
 *  mapping without the address (`column_missing`) and roles as an invitation does. */
export async function check(org: Org, actor: Actor, jobId: string, { mapping, order, called }: Ordered): Promise<void> {
  requireInviter(org, actor)
  if (mapping.address === undefined) throw new DomainError('column_missing')
  await write(org, actor, async ({ tx }) => {
    const job = await lockJob(tx, actor, jobId)
    if (job.kind !== 'import' || !['draft', 'checked'].includes(job.state)) throw new DomainError('job_not_ready')
    await checkWithin({ tx, actor }, jobId, { mapping, order, called })
  })
}

/** Judges every row inside the transaction that holds the job, and answers the verdicts. */
export async function checkWithin(
  { tx, actor }: { tx: Tx; actor: Actor },
  jobId: string,
  { mapping, order, called = {} }: Ordered,
) {
  const roles = await grantableRoles(tx, actor)
  requireGrantable(order.roleIds, roles)
  // A role of the organization's own that has such a name is the one that is meant.
  const own = new Set(roles.map(({ name }) => fold(name)))
  const translated = Object.fromEntries(Object.entries(called).filter(([name]) => !own.has(name)))
  const { teamIds = [] } = order
  requireJoinable(teamIds, await findTeams(tx, actor, { ids: teamIds }))
  const rows = await rowsOf(tx, jobId, 0, mostRows)
  const verdicts = await judgeRows(
    { tx, actor },
    rows.map(({ n, input }) => ({ n, person: personOf(input, mapping, translated) })),
    roles,
  )
  const counts: Record<string, number> = {}
  for (const { outcome } of verdicts) counts[outcome] = (counts[outcome] ?? 0) + 1
  const options = { mapping, called: translated, order: { ...order, note: order.note.slice(0, longestNote) } }
  tx.queue(storeVerdicts, [
    tx.orgId,
    jobId,
    JSON.stringify(verdicts),
    JSON.stringify(options),
    JSON.stringify(counts),
    tx.now,
  ])
  return verdicts
}

function requireGrantable(ids: readonly string[], roles: readonly GrantableRole[]): void {
  for (const id of ids) {
    const role = roles.find((one) => one.id === id)
    if (!role) throw new DomainError('role_not_found')
    if (!role.grantable) throw new DomainError('role_not_held', { role: role.name })
  }
}

async function judgeRows(
  { tx, actor }: { tx: Tx; actor: Actor },
  people: readonly { n: number; person: ImportedPerson }[],
  roles: readonly GrantableRole[],
) {
  const judged = await judge(
    tx,
    people.map(({ person }) => person.address),
  )
  const teams = await findTeams(tx, actor, { names: people.flatMap(({ person }) => person.teams) })
  const seen = new Set<string>()
  return people.map(({ n, person }): { n: number; outcome: ImportVerdict; user_id: string | null } => {
    if (isExample(person.address)) return { n, outcome: 'example', user_id: null }
    const key = fold(person.address)
    const known = judged.get(key) ?? { verdict: 'form' as const }
    const wrong = [namedRoles(person.roles, roles), namedTeams(person.teams, teams)].find(
      (one) => typeof one === 'string',
    )
    const again = seen.has(key) && known.verdict === 'invite'
    seen.add(key)
    const outcome = again ? 'duplicate' : known.verdict === 'invite' ? (wrong ?? 'invite') : known.verdict
    return { n, outcome, user_id: ('userId' in known && known.userId) || null }
  })
}

const startImport = statement(
  'import_start',
  `with due as (insert into due_work (id, org_id, kind, due_at) values ($2, $1, 'job', now()))
   update jobs set state = 'running', done = 0, updated_at = $3,
     options = options || jsonb_build_object('startedAt', $3::timestamptz)
   where org_id = $1 and id = $2`,
)

/** Carries a checked import out. */
export async function start(org: Org, actor: Actor, jobId: string): Promise<void> {
  requireInviter(org, actor)
  await write(org, actor, async ({ tx, effects }) => {
    const job: Job = await lockJob(tx, actor, jobId)
    if (job.kind !== 'import' || job.state !== 'checked') throw new DomainError('job_not_ready')
    tx.queue(startImport, [tx.orgId, jobId, tx.now])
    effects.audit({ event: 'people.import', target: job.name, after: { job: jobId, rows: job.total } })
  })
  nudgeWorker()
}
