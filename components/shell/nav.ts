import type { IconName } from '../ui/glyphs'

export type Health = 'good' | 'warning' | 'failing'

/** One entry of the settings navigation. Only what exists and may be seen is passed in. */
export interface NavEntry {
  href: string
  label: string
  icon: IconName
  /** Typed after `g`, it leads here. */
  key?: string
  /** Formatted: "1,310". */
  count?: string
  /** The last state of what the page shows, with its word for assistive technology. */
  health?: { state: Health; label: string }
}

export interface NavGroup {
  label: string
  entries: readonly NavEntry[]
}
