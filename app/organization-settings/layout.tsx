import type { ReactNode } from 'react'
import { requireMember } from '@/lib/auth/member'
import { can } from '@/lib/org/can'
import { health } from '@/lib/provisioning/health'
import { MemberShell, memberContext } from '../member-shell'
import { settingsNavigation } from './navigation'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const context = await memberContext(member)
  const provisioning = can(member.actor, 'org_app_keys_read') ? (await health(member.org)).state : undefined
  return (
    <MemberShell
      member={member}
      context={context}
      nav={settingsNavigation(member.actor, context.t.shell, provisioning)}
    >
      {children}
    </MemberShell>
  )
}
