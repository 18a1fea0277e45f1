import { Checkbox, ChoiceGroup, Segments } from '@/components/ui/choice'
import { SelectField, TextAreaField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { JobForm } from '@/components/users/job-forms'
import { check } from '@/lib/org/invitations/invite-many'
import { firstRows } from '@/lib/org/jobs'
import { type ImportColumn, type ImportOptions, importColumns } from '@/lib/org/users/people-import'
import { changeJob } from '../../import/actions'
import { roleName } from '../../role-names'
import type { JobView } from './job-view'

/** Which column of the file is what, with a sample of each, and what holds for rows that say nothing else. */
export async function ImportMapping({ context, job }: JobView) {
  const { t, member } = context
  const { import: text } = t.invitations
  const { columns, mapping = {}, order } = job.options as unknown as ImportOptions
  const rows = await firstRows(member.org.id, job.id, 20)
  const { roles, teams } = await check(member.org, member.actor, [])
  const standard = roles.find(({ isDefault }) => isDefault)
  const chosen = order?.roleIds ?? (standard ? [standard.id] : [])
  const sample = (at: number) =>
    rows.map(({ input }) => (Array.isArray(input) ? String(input[at] ?? '') : '')).find((value) => value.trim())
  const hints: Partial<Record<ImportColumn, string>> = {
    roles: text.rolesHint,
    teams: text.teamsHint,
    language: text.languageHint,
  }
  return (
    <JobForm action={changeJob} job={job.id} className="flex flex-col gap-5">
      <p className="text-muted">{text.mapText(job.total)}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {importColumns.map((column) => {
          const at = mapping[column]
          const value = at === undefined ? undefined : sample(at)?.slice(0, 60)
          return (
            <SelectField
              key={column}
              name={`column-${column}`}
              label={text.columns[column]}
              hint={value ? text.sample(value) : hints[column]}
              defaultValue={at === undefined ? '' : String(at)}
            >
              <option value="">{text.absent}</option>
              {columns.map((title, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a file's columns never move
                <option key={index} value={String(index)}>
                  {title || text.column(index + 1)}
                </option>
              ))}
            </SelectField>
          )
        })}
      </div>
      <ChoiceGroup legend={t.invitations.roles} hint={text.defaults}>
        <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {roles
            .filter(({ grantable, managed, name }) => grantable && !(managed && name === 'Provisioning'))
            .map(({ id, name }) => (
              <Checkbox
                key={id}
                name="roles"
                value={id}
                label={roleName(name, t)}
                defaultChecked={chosen.includes(id)}
              />
            ))}
        </div>
      </ChoiceGroup>
      {teams.length > 0 && (
        <ChoiceGroup legend={t.invitations.teams} hint={text.teamsAll}>
          <div className="grid max-h-40 gap-x-6 gap-y-2 overflow-y-auto sm:grid-cols-2">
            {teams
              .filter(({ joinable }) => joinable)
              .map(({ id, name }) => (
                <Checkbox
                  key={id}
                  name="teams"
                  value={id}
                  label={name}
                  defaultChecked={order?.teamIds?.includes(id) ?? false}
                />
              ))}
          </div>
        </ChoiceGroup>
      )}
      <Segments
        legend={t.invitations.language}
        name="language"
        defaultValue={order?.locale ?? member.org.locale}
        options={[
          { value: 'en', label: t.invitations.languages.en, lang: 'en' },
          { value: 'fr', label: t.invitations.languages.fr, lang: 'fr' },
        ]}
      />
      <TextAreaField
        label={t.invitations.note}
        aside={t.invitations.noteAside}
        name="note"
        rows={2}
        maxLength={500}
        defaultValue={order?.note}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="do" value="check" variant="primary" pendingLabel={text.checking}>
          {job.state === 'draft' ? text.check : text.checkAgain}
        </SubmitButton>
        {job.state === 'draft' && (
          <SubmitButton name="do" value="discard" variant="quiet" pendingLabel={text.discard}>
            {text.discard}
          </SubmitButton>
        )}
      </div>
    </JobForm>
  )
}
