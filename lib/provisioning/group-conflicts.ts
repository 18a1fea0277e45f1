/** Groups that an identity provider sent and that were refused, since a team kept here has their name or handle: what an
 *  administrator has to settle. Read from the newest refusals, however many there are. */
import { fold } from '@/lib/base/fold'
import type { Org } from '@/lib/db/finders'
import { openReading, statement } from '@/lib/db/tx'
import { handleOf } from '@/lib/org/teams/team-handle'

export interface GroupConflict {
  /** The team in the way. */
  readonly teamId: string
  readonly teamName: string
  readonly handle: string
  /** The group as the provider names it. */
  readonly groupName: string
  /** The latest refusal. */
  readonly entryId: string
  readonly at: Date
}

interface Refused {
  id: string
  at: Date
  name: string
}

interface Local {
  id: string
  name: string
  name_lc: string
  handle: string
}

const lookedBackMs = 7 * 86_400_000
const [mostLookedAt, mostTold] = [500, 20]

// `status >= 400` as the index has it.
const refusedGroups = statement<Refused>(
  'groups_refused',
  `select id, at, target_name as name from (
     select * from activity where org_id = $1 and status >= 400 and at > $2
     order by at desc, id desc limit ${mostLookedAt}) refused
   where method = 'POST' and resource_type = 'Group' and status = 409 and not dry_run and target_name is not null
   order by at desc, id desc`,
)
// A team that may be taken over is in nobody's way any more.
const localTeams = statement<Local>(
  'groups_in_the_way',
  `select id, name, name_lc, handle from teams
   where org_id = $1 and connection_id is null and adoptable_at is null
     and (name_lc = any($2::text[]) or handle = any($3::text[]))
   order by handle limit ${mostTold}`,
)

/** Each team in the way once, with the latest group that was refused for it; of the last seven days. */
export async function groupConflicts({ id: orgId }: Org): Promise<GroupConflict[]> {
  const tx = openReading(orgId)
  tx.alone()
  try {
    const refused = await tx.query(refusedGroups, [orgId, new Date(Date.now() - lookedBackMs)])
    if (refused.length === 0) return []
    const named = refused.map((group) => ({ ...group, lc: fold(group.name), handle: handleOf(group.name, group.id) }))
    const teams = await tx.query(localTeams, [orgId, named.map(({ lc }) => lc), named.map(({ handle }) => handle)])
    return teams.flatMap((team) => {
      const latest = named.find(({ lc, handle }) => lc === team.name_lc || handle === team.handle)
      if (!latest) return []
      const { id: entryId, at, name: groupName } = latest
      return [{ teamId: team.id, teamName: team.name, handle: team.handle, groupName, entryId, at }]
    })
  } finally {
    await tx.commit()
  }
}
