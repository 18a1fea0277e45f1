import type { ReactNode } from 'react'
import { requireMember } from '@/lib/auth/member'
import { MemberShell, memberContext } from '../member-shell'
import { settingsNavigation } from './navigation'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const context = await memberContext(member)
  return (
    <MemberShell member={member} context={context} nav={settingsNavigation(member.actor, context.t.shell)}>
      {children}
    </MemberShell>
  )
}
