import type { ReactNode } from 'react'
import { pageContext } from '@/app/page-context'
import { shellPreferences } from '@/app/shell-preferences'
import { AppShell } from '@/components/shell/app-shell'
import { requireMember } from '@/lib/auth/member'
import { signOut } from '../logout/actions'
import { settingsNavigation } from './navigation'

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const member = await requireMember()
  const context = await pageContext({ user: member.locale, organization: member.org.locale })
  return (
    <AppShell
      nav={settingsNavigation(member.actor, context.t.shell)}
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
