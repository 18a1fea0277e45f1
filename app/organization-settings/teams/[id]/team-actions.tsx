import { Button, LinkButton } from '@/components/ui/button'
import { teamHref } from '../links'
import type { TeamView } from '../team-view'

/** Edit, and remove or stop managing; what cannot be done says why. */
export function TeamActions({ context, team, keepsNot }: TeamView) {
  const { t, refusal } = context
  const { detail, remove, provider } = t.teams
  const refused = refusal('teams_manage')
  const ending = team.connection
    ? { label: provider.stop, href: teamHref(team.id, 'unlink'), icon: 'unlink' as const }
    : { label: remove.action, href: teamHref(team.id, 'remove'), icon: 'trash' as const }
  return (
    <>
      {refused ? (
        <Button disabledReason={refused} icon={ending.icon}>
          {ending.label}
        </Button>
      ) : (
        <LinkButton href={ending.href} icon={ending.icon}>
          {ending.label}
        </LinkButton>
      )}
      {keepsNot ? (
        <Button disabledReason={keepsNot} icon="pencil">
          {detail.edit}
        </Button>
      ) : (
        <LinkButton href={teamHref(team.id, 'edit')} icon="pencil">
          {detail.edit}
        </LinkButton>
      )}
    </>
  )
}
