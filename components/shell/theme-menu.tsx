import type { Messages } from '@/lib/i18n/messages'
import type { IconName } from '../ui/glyphs'
import { Menu, MenuAction } from '../ui/menu'
import type { Preferences } from './preferences'

const choices: { value: 'light' | 'dark' | 'system'; icon: IconName }[] = [
  { value: 'light', icon: 'sun' },
  { value: 'dark', icon: 'moon' },
  { value: 'system', icon: 'screen' },
]

type ThemeMenuProps = Pick<Preferences, 'theme' | 'setTheme'> & { t: Messages['shell'] }

export function ThemeMenu({ theme, setTheme, t }: ThemeMenuProps) {
  return (
    <Menu id="theme-menu" trigger={{ kind: 'icon', icon: 'theme', label: t.theme }}>
      {choices.map(({ value, icon }) => (
        <MenuAction key={value} icon={icon} action={setTheme} fields={{ theme: value }} current={value === theme}>
          {t.themes[value]}
        </MenuAction>
      ))}
    </Menu>
  )
}
