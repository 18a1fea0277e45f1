import type { ReactNode } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Icon } from '../ui/icon'
import { iconButtonClass } from '../ui/icon-button'
import { PlainLink } from '../ui/link'
import { LanguageSwitch } from './language-switch'
import type { NavGroup } from './nav'
import { SideNav } from './side-nav'
import { SkipLink, skipTarget } from './skip-link'
import { TopBar, type TopBarProps } from './top-bar'

export interface AppShellProps extends Omit<TopBarProps, 't' | 'navButton'> {
  nav: readonly NavGroup[]
  t: Messages['shell']
  children: ReactNode
}

/** Bar above, navigation left, page right. Below 1024 px the navigation is a drawer: a popover, so it opens and closes
 *  without scripts. */
export function AppShell({ nav, t, children, ...bar }: AppShellProps) {
  const drawerId = 'navigation-drawer'
  return (
    <div className="grid min-h-dvh grid-cols-[var(--nav-width)_minmax(0,1fr)] grid-rows-[var(--bar-height)_1fr] max-lg:grid-cols-1">
      <SkipLink label={t.skip} />
      <TopBar {...bar} t={t} navButton={<NavButton drawerId={drawerId} label={t.openNavigation} />} />
      <aside className="sticky top-(--bar-height) h-[calc(100dvh-var(--bar-height))] overflow-y-auto border-r border-line max-lg:hidden">
        <SideNav label={t.navigation} groups={nav} />
      </aside>
      <main
        id={skipTarget}
        tabIndex={-1}
        className="min-w-0 px-8 pt-6 pb-8 outline-none max-lg:px-6 max-sm:px-4 max-sm:pt-4"
      >
        <div className="mx-auto max-w-300">{children}</div>
      </main>
      <Drawer id={drawerId} bar={bar} nav={nav} t={t} />
    </div>
  )
}

function NavButton({ drawerId, label }: { drawerId: string; label: string }) {
  return (
    <span className="lg:hidden">
      <button type="button" popoverTarget={drawerId} aria-label={label} className={iconButtonClass({ tip: 'end' })}>
        <Icon name="menu" />
      </button>
    </span>
  )
}

function Drawer({
  id,
  bar,
  nav,
  t,
}: { id: string; bar: Omit<TopBarProps, 't' | 'navButton'> } & Pick<AppShellProps, 'nav' | 't'>) {
  return (
    <div id={id} popover="auto" className="drawer lg:hidden">
      <div className="flex h-(--bar-height) items-center justify-between border-b border-line pr-2 pl-5">
        <span className="min-w-0 truncate font-semibold">{bar.organization.name}</span>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label={t.closeNavigation}
          className={iconButtonClass({ tip: 'end' })}
        >
          <Icon name="x" />
        </button>
      </div>
      <SideNav label={t.navigation} groups={nav} />
      <div className="flex flex-col gap-3 border-t border-line px-5 py-4 sm:hidden">
        <LanguageSwitch label={t.language} {...bar.preferences} />
        <ul aria-label={bar.help.t.help}>
          {bar.help.guides.map(({ href, label }) => (
            <li key={href}>
              <PlainLink href={href} className="flex min-h-8 items-center gap-2.5 text-muted hover:text-fg">
                <Icon name="book" />
                {label}
              </PlainLink>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
