import { notFound } from 'next/navigation'
import type { Permission } from '@/lib/org/can'
import { plans } from '@/lib/org/plans'
import { find, type RoleEntry } from '@/lib/org/roles/role-directory'
import type { Parameters } from '@/lib/org/teams/team-directory-query'
import { type SettingsContext, settingsContext } from '../settings-context'

export interface RolePageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Parameters>
}

export interface RoleView {
  readonly context: SettingsContext
  readonly role: RoleEntry
}

/** Answers 404 for what is no role of the organization. */
export async function roleView({ params }: Pick<RolePageProps, 'params'>, ...needed: Permission[]): Promise<RoleView> {
  const context = await settingsContext(...needed)
  const role = (await find(context.member.org.id, (await params).id)) ?? notFound()
  return { context, role }
}

/** Why this member cannot make or change roles here, if they cannot. */
export function changeRefusal({ member, t, refusal }: SettingsContext): string | undefined {
  const refused = refusal('user_access_manage')
  return refused ?? (plans[member.org.plan].customRoles ? undefined : t.errors.refused.plan_excludes_custom_roles)
}
