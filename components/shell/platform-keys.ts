'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** What this keyboard calls the key of commands. The server cannot know and says Ctrl. */
export function useCommandKey(): 'Ctrl' | '⌘' {
  return useSyncExternalStore(
    never,
    () => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  )
}
