import type { ReactNode } from 'react'
import { requireMember } from '@/lib/auth/member'
import { MemberShell, memberContext } from '../member-shell'
import { settingsNavigation } from '../organization-settings/navigation'
import { accountNavigation } from './navigation'

/** One's own pages: theirs first, then the organization's, so that there is a way back. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const context = await memberContext(member)
  const nav = [accountNavigation(member.actor, context.t), ...settingsNavigation(member.actor, context.t.shell)]
  return (
    <MemberShell member={member} context={context} nav={nav}>
      {children}
    </MemberShell>
  )
}
