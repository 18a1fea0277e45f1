import type { Messages } from '@/lib/i18n/messages'
import { Avatar } from '../ui/avatar'
import { Menu, MenuAction, MenuHeading, MenuLink, MenuRule } from '../ui/menu'

export interface AccountMenuProps {
  name: string
  email: string
  /** Left out while there is no such page. */
  profileHref?: string
  signOut: (form: FormData) => void | Promise<void>
  t: Messages['shell']
}

export function AccountMenu({ name, email, profileHref, signOut, t }: AccountMenuProps) {
  return (
    <Menu
      id="account-menu"
      trigger={{ kind: 'avatar', label: `${t.account}, ${name}`, avatar: <Avatar kind="person" name={name} self /> }}
    >
      <MenuHeading>
        <span className="block truncate font-semibold text-fg">{name}</span>
        <span className="block truncate">{email}</span>
      </MenuHeading>
      <MenuRule />
      {profileHref && (
        <MenuLink href={profileHref} icon="user">
          {t.profile}
        </MenuLink>
      )}
      <MenuAction action={signOut} icon="logout">
        {t.signOut}
      </MenuAction>
    </Menu>
  )
}
