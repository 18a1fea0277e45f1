import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { PlainLink } from '../ui/link'
import { Menu, MenuHeading, MenuLink } from '../ui/menu'
import { AccountMenu, type AccountMenuProps } from './account-menu'
import { Brand } from './brand'
import { HelpMenu, type HelpMenuProps } from './help-menu'
import { JumpBar, type JumpBarProps } from './jump-bar'
import { LanguageSwitch } from './language-switch'
import type { Preferences } from './preferences'
import { ThemeMenu } from './theme-menu'

export interface TopBarProps {
  homeHref: string
  organization: {
    name: string
    /** Other organizations of the same person; without them the name is plain text. */
    others?: readonly { name: string; href: string }[]
  }
  account: Omit<AccountMenuProps, 't'>
  preferences: Preferences
  /** The palette, the keys and the help. */
  jump: Omit<JumpBarProps, 'setLocale' | 'setTheme' | 'signOut'>
  help: HelpMenuProps
  t: Messages['shell']
  /** The button that opens the navigation on small screens. */
  navButton: ReactNode
}

export function TopBar({ homeHref, organization, account, preferences, jump, help, t, navButton }: TopBarProps) {
  return (
    <header className="sticky top-0 z-20 col-span-full flex h-(--bar-height) items-center gap-1 border-b border-line bg-page pr-4 pl-5 max-lg:pr-2 max-lg:pl-4">
      <PlainLink href={homeHref} className="flex rounded-control text-fg">
        <Brand />
      </PlainLink>
      <span aria-hidden="true" className="mx-2.5 h-5 w-px rotate-18 bg-line max-sm:hidden" />
      <div className="min-w-0 flex-1 max-sm:hidden">
        <Organization {...organization} homeHref={homeHref} label={t.switchOrganization} />
      </div>
      <div className="ml-auto flex items-center gap-1">
        <JumpBar
          {...jump}
          setLocale={preferences.setLocale}
          setTheme={preferences.setTheme}
          signOut={account.signOut}
        />
        <span className="flex max-sm:hidden">
          <HelpMenu {...help} />
        </span>
        <span className="max-sm:hidden">
          <LanguageSwitch label={t.language} {...preferences} />
        </span>
        <ThemeMenu {...preferences} t={t} />
        <span className="mx-1 flex">
          <AccountMenu {...account} t={t} />
        </span>
        {navButton}
      </div>
    </header>
  )
}

function Organization({
  name,
  others = [],
  homeHref,
  label,
}: TopBarProps['organization'] & { homeHref: string; label: string }) {
  if (others.length === 0) return <span className="block truncate font-medium">{name}</span>
  return (
    <span className="-ml-2.5 flex min-w-0">
      <Menu
        trigger={{
          kind: 'button',
          label: <OrganizationName name={name} label={label} />,
          variant: 'quiet',
          iconEnd: 'updown',
        }}
      >
        <MenuHeading>{label}</MenuHeading>
        <MenuLink href={homeHref} current>
          {name}
        </MenuLink>
        {others.map((other) => (
          <MenuLink key={other.href} href={other.href}>
            {other.name}
          </MenuLink>
        ))}
      </Menu>
    </span>
  )
}

function OrganizationName({ name, label }: { name: string; label: string }) {
  return (
    <>
      <span className="sr-only">{label}: </span>
      <span className="truncate text-fg">{name}</span>
    </>
  )
}
