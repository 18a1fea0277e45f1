import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { TextField } from '@/components/ui/field'
import { HiddenFields } from '@/components/ui/form-parts'
import { SubmitButton } from '@/components/ui/submit-button'
import { JobForm } from '@/components/users/job-forms'
import { check } from '@/lib/org/invitations/invite-many'
import { firstRows, type JobRow } from '@/lib/org/jobs'
import { countToFix, type ImportColumn, type Mapping, toFix } from '@/lib/org/users/people-import'
import { mostFixed } from '@/lib/org/users/people-import-fix'
import { changeJob } from '../../import/actions'
import { roleName } from '../../role-names'
import type { JobView } from './job-view'
import { outcomeText } from './outcomes'

/** What can be typed here; the language of a row is never wrong. */
const columns = ['address', 'name', 'givenName', 'familyName', 'roles', 'teams'] as const satisfies ImportColumn[]
const offers = { roles: 'roles-offered', teams: 'teams-offered' } as const

/** The first rows that are wrong, each with its cells to be put right. */
export async function ImportFix({ context, job }: JobView) {
  const { t, member } = context
  const { import: text } = t.invitations
  const rows = await firstRows(member.org.id, job.id, mostFixed, toFix)
  if (rows.length === 0) return null
  const { roles, teams } = await check(member.org, member.actor, [])
  const total = countToFix(job.counts)
  const mapping = (job.options.mapping ?? {}) as Mapping
  return (
    <Card labelledBy="to-fix">
      <CardHeader id="to-fix" title={text.fixTitle} />
      <CardBody>
        <p className="text-muted">
          {text.fixText} {total > rows.length && text.fixFirst(rows.length, total)}
        </p>
        <JobForm action={changeJob} job={job.id} className="flex flex-col gap-5">
          <Offered
            id={offers.roles}
            names={roles.filter(({ grantable }) => grantable).map(({ name }) => roleName(name, t))}
          />
          <Offered id={offers.teams} names={teams.filter(({ joinable }) => joinable).map(({ name }) => name)} />
          {rows.map((row) => (
            <RowFields key={row.n} row={row} mapping={mapping} context={context} />
          ))}
          <div>
            <SubmitButton name="do" value="fix" pendingLabel={text.checking}>
              {text.fix}
            </SubmitButton>
          </div>
        </JobForm>
      </CardBody>
    </Card>
  )
}

function Offered({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <datalist id={id}>
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}

function RowFields({ row, mapping, context }: { row: JobRow; mapping: Mapping; context: JobView['context'] }) {
  const { import: text } = context.t.invitations
  const cells = Array.isArray(row.input) ? row.input : []
  const wrong = wrongColumn(row.outcome)
  return (
    <fieldset className="grid min-w-0 gap-x-4 gap-y-3 sm:grid-cols-2">
      <legend className="mb-1.5 font-medium">{text.fixRow(row.n + 1)}</legend>
      <HiddenFields fields={{ row: String(row.n) }} />
      {columns.map((column) => {
        const at = mapping[column]
        if (at === undefined) return null
        return (
          <TextField
            key={column}
            name={`${column}-${row.n}`}
            label={text.columns[column]}
            defaultValue={String(cells[at] ?? '')}
            error={column === wrong ? outcomeText(row.outcome ?? '', context) : undefined}
            list={column === 'roles' || column === 'teams' ? offers[column] : undefined}
            maxLength={1_000}
            autoComplete="off"
            autoCapitalize={column === 'address' ? 'none' : undefined}
            spellCheck={false}
          />
        )
      })}
    </fieldset>
  )
}

function wrongColumn(outcome: string | null): ImportColumn {
  if (outcome === 'role' || outcome === 'role_unknown') return 'roles'
  return outcome === 'team' || outcome === 'team_unknown' ? 'teams' : 'address'
}
