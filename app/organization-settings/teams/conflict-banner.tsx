import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { relativeTime } from '@/lib/i18n/format'
import { can } from '@/lib/org/can'
import { type GroupConflict, groupConflicts } from '@/lib/provisioning/group-conflicts'
import { entryHref } from '../provisioning/activity/query'
import type { SettingsContext } from '../settings-context'
import { teamHref } from './links'

/** What is to be settled, for whoever may read of it. */
export async function conflictsFor({ member }: SettingsContext): Promise<GroupConflict[]> {
  return can(member.actor, 'audit_logs_read') ? groupConflicts(member.org) : []
}

export interface ConflictBannerProps {
  conflict: GroupConflict
  now: Date
  context: SettingsContext
  /** On the team's own page, where what can be done stands below. */
  own?: boolean
}

/** A group was refused since this team has its name. */
export function ConflictBanner({ conflict, now, context: { t, reader }, own }: ConflictBannerProps) {
  const { conflict: text } = t.teams
  const { teamId, teamName, groupName, handle, entryId, at } = conflict
  const ago = relativeTime(at, now, reader.locale, 'long')
  return (
    <Banner
      tone="warning"
      title={text.title(groupName)}
      actions={
        own ? (
          <LinkButton href={entryHref(entryId, { rehearsals: false })} variant="inherit" size="sm">
            {text.request}
          </LinkButton>
        ) : (
          <LinkButton href={teamHref(teamId)} variant="inherit" size="sm">
            {text.settle}
          </LinkButton>
        )
      }
    >
      {own ? text.own(ago, handle) : text.text(ago, teamName, handle)}
    </Banner>
  )
}
