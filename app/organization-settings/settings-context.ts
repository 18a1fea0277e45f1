/** What every settings page begins with: the member holding the permissions, and how to speak to them. */
import { pageContext } from '@/app/page-context'
import { type Member, requireMember } from '@/lib/auth/member'
import type { Reader } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { can, type Permission } from '@/lib/org/can'

export interface SettingsContext {
  readonly member: Member
  readonly t: Messages
  readonly reader: Reader
  /** Why a button is refused to this member, if it is. */
  readonly refusal: (...needed: Permission[]) => string | undefined
}

export async function settingsContext(...needed: Permission[]): Promise<SettingsContext> {
  const member = await requireMember(...needed)
  const { t, locale } = await pageContext({ user: member.locale, organization: member.org.locale })
  const refusal = (...permissions: Permission[]) =>
    permissions.every((permission) => can(member.actor, permission)) ? undefined : t.errors.refused.permission_missing
  return { member, t, reader: { locale, zone: member.timeZone }, refusal }
}
