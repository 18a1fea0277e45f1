import type { ReactNode } from 'react'
import { pageContext } from '@/app/page-context'
import { shellPreferences } from '@/app/shell-preferences'
import { AppShell } from '@/components/shell/app-shell'
import { requireMember } from '@/lib/auth/member'
import { can } from '@/lib/org/can'
import { health } from '@/lib/provisioning/health'
import { signOut } from '../logout/actions'
import { settingsNavigation } from './navigation'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const context = await pageContext({ user: member.locale, organization: member.org.locale })
  const provisioning = can(member.actor, 'org_app_keys_read') ? (await health(member.org)).state : undefined
  return (
    <AppShell
      nav={settingsNavigation(member.actor, context.t.shell, provisioning)}
      homeHref="/organization-settings/users"
      organization={{ name: member.org.name }}
      account={{ name: member.name, email: member.email, signOut }}
      preferences={shellPreferences(context)}
      t={context.t.shell}
    >
      {children}
    </AppShell>
  )
}
