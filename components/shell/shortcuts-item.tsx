'use client'

import { Icon } from '../ui/icon'
import { shortcutsAsked } from './jump-bar'

/** Opens the list of shortcuts, whose dialog belongs to the bar. */
export function ShortcutsItem({ label }: { label: string }) {
  return (
    <li className="needs-script">
      <button
        type="button"
        className="menu-item"
        onClick={(event) => {
          event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
          document.dispatchEvent(new Event(shortcutsAsked))
        }}
      >
        <Icon name="keyboard" className="text-muted" />
        <span className="min-w-0 flex-1">{label}</span>
        <span aria-hidden="true" className="key">
          ?
        </span>
      </button>
    </li>
  )
}
