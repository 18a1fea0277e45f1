import type { Messages } from '@/lib/i18n/messages'
import { Menu, MenuLink } from '../ui/menu'
import { ShortcutsItem } from './shortcuts-item'

export interface HelpMenuProps {
  guides: readonly { href: string; label: string }[]
  t: Pick<Messages['jump'], 'help' | 'keys'>
}

/** Help in the same place on every page (WCAG 3.2.6): the guides, and the keys. */
export function HelpMenu({ guides, t }: HelpMenuProps) {
  return (
    <Menu id="help-menu" trigger={{ kind: 'icon', icon: 'help', label: t.help }}>
      {guides.map(({ href, label }) => (
        <MenuLink key={href} href={href} icon="book">
          {label}
        </MenuLink>
      ))}
      <ShortcutsItem label={t.keys.title} />
    </Menu>
  )
}
