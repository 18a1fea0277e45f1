import { Banner } from '@/components/ui/banner'
import { Checkbox } from '@/components/ui/choice'
import { SelectField, TextField } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { mostWaitedFor } from '@/lib/org/users/people-resend'
import type { Preview } from '@/lib/org/users/people-selection'
import type { Choice, Choices, RoleChoice } from '@/lib/org/users/user-directory-choices'
import type { BulkTask } from '../bulk-tasks'
import type { PeopleContext } from '../context'
import { roleName } from '../role-names'

interface QuestionProps {
  task: BulkTask
  counts: Preview
  choices: Choices
  /** What people can be added to. */
  fillable: FillableTeams
  context: PeopleContext
}

export interface FillableTeams {
  readonly teams: readonly Choice[]
  readonly more: boolean
}

/** What will happen, counted, and what has to be chosen or typed. */
export function BulkQuestion({ task, counts, choices, fillable, context }: QuestionProps) {
  const { bulk, disable } = context.t.users
  if (task === 'roles') return <RoleFields choices={choices} context={context} managed={counts.managed} />
  if (task === 'team') return <TeamField fillable={fillable} context={context} />
  const text = {
    resend: bulk.resends(counts.pending, counts.people - counts.pending),
    enable: bulk.enables(counts.disabled, counts.people - counts.disabled),
    disable: bulk.disables(counts.people - counts.disabled, counts.disabled),
    export: bulk.exports(counts.people),
  }[task]
  return (
    <>
      <p>{text}</p>
      {task === 'resend' && counts.people > mostWaitedFor && <p className="text-muted">{bulk.resendsAsJob}</p>}
      {task === 'disable' && (
        <p>
          <strong>{disable.ends(counts.sessions, counts.keys) || disable.endsNothing}</strong>
          {counts.keys > 0 && ` ${disable.keysStay}`}
        </p>
      )}
      {(task === 'disable' || task === 'enable') && counts.managed > 0 && (
        <Managed text={bulk.managed[task](counts.managed)} />
      )}
      {task === 'disable' && counts.managed > 0 && <HoldField text={context.t.users.hold} />}
      {task === 'disable' && counts.scimKeys > 0 && <StopField keys={counts.scimKeys} context={context} />}
    </>
  )
}

function Managed({ text }: { text: string }) {
  return (
    <p className="flex gap-2 text-sm text-idp">
      <Icon name="key" className="mt-0.5" />
      <span>{text}</span>
    </p>
  )
}

/** Whether those whom an identity provider manages are to stay disabled, whatever it says. */
export function HoldField({ text }: { text: PeopleContext['t']['users']['hold'] }) {
  return <Checkbox name="hold" value="1" label={text.field} hint={text.hint} />
}

/** Asks for the words where provisioning stops with a key. */
export function StopField({ keys, context }: { keys: number; context: PeopleContext }) {
  const { disable } = context.t.users
  return (
    <>
      <Banner tone="danger" title={disable.stops(keys)}>
        {disable.stopsText}
      </Banner>
      <TextField name="phrase" label={disable.typePhrase(disable.phrase)} autoComplete="off" />
    </>
  )
}

function RoleFields({ choices, context, managed }: { choices: Choices; context: PeopleContext; managed: number }) {
  const { t, member } = context
  const { bulk } = t.users
  const beyond = ({ permissions }: RoleChoice) => permissions.some((one) => !member.actor.permissions.has(one))
  return (
    <>
      <p>{bulk.rolesText}</p>
      {managed > 0 && <Managed text={bulk.managed.roles(managed)} />}
      {choices.roles.map((role) => (
        <SelectField
          key={role.id}
          name={`role:${role.id}`}
          label={roleName(role.name, t)}
          defaultValue=""
          hint={beyond(role) ? t.errors.refused.role_not_held : undefined}
        >
          <option value="">{bulk.leave}</option>
          <option value="grant" disabled={beyond(role)}>
            {bulk.grant}
          </option>
          <option value="revoke">{bulk.revoke}</option>
        </SelectField>
      ))}
    </>
  )
}

function TeamField({ fillable: { teams, more }, context }: { fillable: FillableTeams; context: PeopleContext }) {
  const { bulk, facets } = context.t.users
  return (
    <SelectField name="team" label={bulk.team} hint={more ? facets.moreTeams : bulk.teamHint}>
      {teams.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
