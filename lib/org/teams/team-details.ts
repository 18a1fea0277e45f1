/** What a team says about itself: a description and links. They are the organization's own, whoever manages the team,
 *  and the identity provider never sees them; so the team's version stays as it is. */
import { isDeepStrictEqual } from 'node:util'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { statement } from '@/lib/db/tx'
import type { Actor } from '../can'
import { write } from '../write'
import { requireKeeper } from './team-managers'
import { lockOrRefuse } from './team-row'

export interface TeamLink {
  readonly label: string
  /** http or https. */
  readonly url: string
}

export interface TeamDetails {
  readonly description: string
  readonly links: readonly TeamLink[]
}

const maxDescription = 1000
const maxLinks = 20

const readDetails = statement<TeamDetails>(
  'team_details',
  'select description, links from teams where org_id = $1 and id = $2',
)
const storeDetails = statement(
  'team_details_store',
  'update teams set description = $3, links = $4::jsonb where org_id = $1 and id = $2',
)

/** Stores both, of managed teams too. Needs `teams_manage` or to manage the team. Refuses a link that is none
 *  (`team_link_invalid`), and to write over what is no longer as it was `seen` (`changed_meanwhile`). */
export async function describe(
  org: Org,
  actor: Actor,
  id: string,
  details: TeamDetails,
  seen?: TeamDetails,
): Promise<void> {
  const description = plainLines(details.description).trim().slice(0, maxDescription)
  const after = { description, links: validLinks(details.links) }
  await write(org, actor, async (w) => {
    await requireKeeper(w, id)
    const { tx, effects } = w
    const team = await lockOrRefuse(tx, id)
    const [before] = await tx.query(readDetails, [tx.orgId, team.id])
    if (isDeepStrictEqual(before, after)) return
    if (seen && before && !isSame(before, seen)) throw new DomainError('changed_meanwhile')
    tx.queue(storeDetails, [tx.orgId, team.id, after.description, JSON.stringify(after.links)])
    effects.audit({ event: 'team.update', targetId: team.id, target: team.name, before, after })
  })
}

function isSame(one: TeamDetails, other: TeamDetails): boolean {
  const isSaid = plainLines(one.description) === plainLines(other.description)
  return isSaid && isDeepStrictEqual(one.links, other.links)
}

/** Forms end their lines in two characters. */
function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

function validLinks(links: readonly TeamLink[]): TeamLink[] {
  const given = links
    .map(({ label, url }) => ({ label: label.trim(), url: url.trim() }))
    .filter(({ url }) => url !== '')
  return given.slice(0, maxLinks).map(({ label, url }) => {
    const parsed = URL.canParse(url) ? new URL(url) : undefined
    const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:'
    if (!parsed || !isWeb || url.length > 2000) throw new DomainError('team_link_invalid', { url })
    return { label: label.slice(0, 100) || parsed.hostname, url: parsed.href }
  })
}
