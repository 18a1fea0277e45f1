import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { Checkbox } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { ActionForm } from '@/components/users/people-actions'
import { list } from '@/lib/i18n/format'
import { candidates, mostCandidates } from '@/lib/org/team-directory-team'
import { roleName } from '../../users/role-names'
import { teamHref } from '../links'
import type { TeamView } from '../team-view'

/** Why the reader may add nobody here: the identity provider decides, or they may not keep the team. */
export function addRefusal({ context: { t }, team, keepsNot }: TeamView): string | undefined {
  return team.connection ? t.teams.detail.membersOwned(team.connection.name) : keepsNot
}

/** Search people, tick them, add them: two plain forms. */
export async function AddMembers({ context, team, add }: TeamView & { add: string }) {
  const { t, member, reader } = context
  const words = t.teams.add
  const found = await candidates(member.org.id, team.id, add)
  const roles = list(
    team.rules.map(({ name }) => roleName(name, t)),
    reader.locale,
  )
  return (
    <Card>
      <CardBody>
        <form action={teamHref(team.id)} className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              label={words.label}
              name="add"
              defaultValue={add}
              key={add}
              placeholder={words.placeholder}
              autoComplete="off"
              maxLength={200}
            />
          </div>
          <Button type="submit" icon="search">
            {words.search}
          </Button>
        </form>
        {add && found.length === 0 && <p className="text-muted">{words.nobody(add)}</p>}
        {found.length > 0 && (
          <ActionForm fields={{ do: 'add', id: team.id }} className="flex flex-col gap-3">
            <p className="text-sm text-muted">
              {found.length === mostCandidates ? words.first(found.length) : words.found(found.length)}
            </p>
            {found.map(({ id, name, email }) => (
              <Checkbox key={id} name="person" value={id} label={name} hint={email} />
            ))}
            {roles && <p className="text-sm text-warning">{words.gains(roles)}</p>}
            <div>
              <SubmitButton variant="primary" icon="plus" pendingLabel={words.pending}>
                {words.submit}
              </SubmitButton>
            </div>
          </ActionForm>
        )}
      </CardBody>
    </Card>
  )
}
