import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { iconButtonClass } from '@/components/ui/icon-button'
import { PanelContent, PanelTitle } from '@/components/ui/panel'
import { PanelSheet } from '@/components/ui/panel-sheet'
import { StatusBadge } from '@/components/ui/status-badge'
import { PanelPlace } from '@/components/users/panel-place'
import { ActionNotice, PeopleActions } from '@/components/users/people-actions'
import { changePeople } from '../../actions'
import { personHref, sameListHref } from '../../links'
import { PersonActions } from '../../person-actions'
import { PersonAttributes } from '../../person-attributes'
import { PersonEvents } from '../../person-events'
import { PersonIdentities } from '../../person-identities'
import { PersonInvitation } from '../../person-invitation'
import { PersonKeys } from '../../person-keys'
import { PersonPasskeys } from '../../person-passkeys'
import { PersonRibbon, personLine } from '../../person-ribbon'
import { PersonRoles } from '../../person-roles'
import { PersonSecondFactor } from '../../person-second-factor'
import { PersonSessions } from '../../person-sessions'
import { PersonSignIn } from '../../person-sign-in'
import { PersonSteps } from '../../person-steps'
import { PersonTeams } from '../../person-teams'
import { type PersonPageProps, personView } from '../../person-view'

/** The page about a person as a panel over the list it was opened from. */
export default async function PersonPanel(props: PersonPageProps) {
  const view = await personView({ ...props, params: unmarked(props.params) }, 3)
  const { context, person, query } = view
  const { users, common } = context.t
  const closeHref = sameListHref(query)
  return (
    <PanelSheet label={users.person.panel(person.name)} closeHref={closeHref}>
      <PeopleActions key={person.id} action={changePeople} says="banner">
        <PanelContent
          close={{ href: closeHref, label: common.close }}
          position={<PanelPlace id={person.id} />}
          controls={
            <>
              <PersonSteps {...view} />
              <OpenAsPage href={personHref(person.id, query)} label={users.person.page} />
            </>
          }
          head={
            <>
              <Avatar kind="person" name={person.name} size="lg" />
              <div className="min-w-0 flex-1 basis-60">
                <div className="flex flex-wrap items-center gap-x-2">
                  <PanelTitle level={2}>{person.name}</PanelTitle>
                  <StatusBadge status={person.state} label={users.states[person.state]} />
                </div>
                <p className="text-sm wrap-anywhere text-muted">{personLine(person)}</p>
              </div>
              <div className="flex flex-wrap gap-2">
                <PersonActions {...view} />
              </div>
            </>
          }
        >
          <ActionNotice />
          <PersonRibbon {...view} />
          <PersonInvitation {...view} />
          <PersonAttributes {...view} />
          <PersonRoles {...view} />
          <PersonTeams {...view} />
          <PersonSignIn {...view} />
          <PersonSessions {...view} />
          <PersonSecondFactor {...view} />
          <PersonIdentities {...view} />
          <PersonPasskeys {...view} />
          <PersonKeys {...view} />
          <PersonEvents {...view} />
        </PanelContent>
      </PeopleActions>
    </PanelSheet>
  )
}

/** After a recompilation the development server leaves the mark of interception on the id. */
async function unmarked(params: PersonPageProps['params']): Promise<{ id: string }> {
  return { id: (await params).id.replace(/^(\(\.\))+/, '') }
}

/** Fetched by the browser, not the router: the same address is then the whole page. */
function OpenAsPage({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} aria-label={label} className={iconButtonClass({ tip: 'end' })}>
      <Icon name="external" />
    </a>
  )
}
