import type { ReactNode } from 'react'
import { AppShell } from '@/components/shell/app-shell'
import type { NavGroup } from '@/components/shell/nav'
import { Toaster } from '@/components/ui/toast'
import type { Member } from '@/lib/auth/member'
import { guides, jumpEntries } from './jump-entries'
import { signOut } from './logout/actions'
import { type PageContext, pageContext } from './page-context'
import { shellPreferences } from './shell-preferences'

/** How to speak to a member who is signed in. */
export function memberContext(member: Member): Promise<PageContext> {
  return pageContext({ user: member.locale, organization: member.org.locale })
}

/** The frame of every page behind signing in. */
export function MemberShell({
  member,
  context,
  nav,
  children,
}: {
  member: Member
  context: PageContext
  nav: readonly NavGroup[]
  children: ReactNode
}) {
  return (
    <>
      <AppShell
        nav={nav}
        homeHref="/organization-settings/users"
        organization={{ name: member.org.name }}
        account={{ name: member.name, email: member.email, profileHref: '/account/profile', signOut }}
        preferences={shellPreferences(context)}
        jump={jumpEntries(member, context)}
        help={{ guides: guides(context.t), t: context.t.jump }}
        t={context.t.shell}
      >
        {children}
      </AppShell>
      <Toaster label={context.t.common.notifications} closeLabel={context.t.common.close} />
    </>
  )
}
