import { notFound } from 'next/navigation'
import type { Permission } from '@/lib/org/can'
import type { Parameters } from '@/lib/org/teams/team-directory-query'
import { find, type Team } from '@/lib/org/teams/team-directory-team'
import { type SettingsContext, settingsContext } from '../settings-context'

export interface TeamPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Parameters>
}

/** What every part about one team is drawn from. */
export interface TeamView {
  readonly context: SettingsContext
  readonly team: Team
  readonly now: Date
  /** Why the reader may not change its members, description and links; undefined where they may. */
  readonly keepsNot: string | undefined
}

/** Answers 404 for what is no team of the organization. */
export async function teamView({ params }: Pick<TeamPageProps, 'params'>, ...needed: Permission[]): Promise<TeamView> {
  const context = await settingsContext(...needed)
  const found = await find(context.member.org.id, (await params).id)
  if (!found) notFound()
  const { connection } = found.team
  const keeps = found.team.managers.some(({ id }) => id === context.member.id)
  const keepsNot = keeps ? undefined : context.refusal('teams_manage')
  const named = connection && { ...connection, name: context.t.common.provider(connection.name) }
  return { context, keepsNot, ...found, team: { ...found.team, connection: named } }
}
