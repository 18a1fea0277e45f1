/** What the pages about people begin with: the member who may read them, and how to speak to them. */
import { pageContext } from '@/app/page-context'
import { type Member, requireMember } from '@/lib/auth/member'
import type { Reader } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { can, type Permission } from '@/lib/org/can'

export const peoplePath = '/organization-settings/users'

export interface PeopleContext {
  readonly member: Member
  readonly t: Messages
  readonly reader: Reader
  /** Why a button is refused to this member, if it is. */
  readonly refusal: (needed: Permission) => string | undefined
}

export async function peopleContext(): Promise<PeopleContext> {
  const member = await requireMember('user_access_read')
  const { t, locale } = await pageContext({ user: member.locale, organization: member.org.locale })
  const refusal = (needed: Permission) => (can(member.actor, needed) ? undefined : t.errors.refused.permission_missing)
  return { member, t, reader: { locale, zone: member.timeZone }, refusal }
}
