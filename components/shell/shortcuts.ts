/** What a key means on a page: the palette, the list of shortcuts, the page's search, a page, a row. Keys without Ctrl
 *  mean nothing inside fields, under a dialog, or where somebody has turned them off. */
import type { JumpKey } from './jump'
import { areSingleKeysOn } from './single-keys'

export type Meaning =
  | { do: 'palette' | 'shortcuts' | 'search' | 'next' | 'previous' | 'wait' }
  | { do: 'go'; href: string }

/** So long the second key of `g u` may take, in milliseconds. */
const patience = 1500

/** A reader of keys: remembers a `g` until the next one. */
export function keyReader(keys: readonly JumpKey[]): (event: KeyboardEvent) => Meaning | undefined {
  let begun = Number.NEGATIVE_INFINITY
  return (event) => {
    if (event.defaultPrevented || event.isComposing) return undefined
    if (isPaletteKey(event)) return document.querySelector('.dialog:modal') ? undefined : { do: 'palette' }
    const key = singleKey(event)
    if (!key) return undefined
    const waiting = event.timeStamp - begun < patience
    begun = Number.NEGATIVE_INFINITY
    if (waiting) {
      const page = keys.find((one) => one.key === key)
      return page && { do: 'go', href: page.href }
    }
    if (key === 'g') begun = event.timeStamp
    return meanings[key]
  }
}

const meanings: Readonly<Record<string, Meaning>> = {
  g: { do: 'wait' },
  '/': { do: 'search' },
  '?': { do: 'shortcuts' },
  j: { do: 'next' },
  k: { do: 'previous' },
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey
}

function singleKey({ key, ctrlKey, metaKey, altKey, repeat, target }: KeyboardEvent): string | undefined {
  if (key.length !== 1 || ctrlKey || metaKey || altKey || repeat || isField(target)) return undefined
  if (document.querySelector('.dialog:modal, .menu:popover-open, .drawer:popover-open')) return undefined
  return areSingleKeysOn() ? key.toLowerCase() : undefined
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  )
}

/** The field that searches this page, if there is one. */
export function searchField(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main [role=search] input:not([type=hidden])')
}

/** The next or previous row of the page's list: its link takes the focus. Over the list, the panel's own way to the next
 *  or previous one is followed. Answers false on a page with neither, which may have a meaning of its own for the key. */
export function step(direction: 1 | -1): boolean {
  const panel = document.querySelector('.sheet:modal')
  if (panel) {
    panel.querySelector<HTMLElement>(`a[data-step=${direction > 0 ? 'next' : 'previous'}]`)?.click()
    return true
  }
  const links = [...document.querySelectorAll<HTMLAnchorElement>('main .table tbody tr')].flatMap((row) => {
    const link = row.querySelector<HTMLAnchorElement>('a[href]')
    return link ? [{ row, link }] : []
  })
  const current = links.findIndex(({ row }) => row.contains(document.activeElement))
  links[current < 0 ? (direction > 0 ? 0 : links.length - 1) : current + direction]?.link.focus()
  return links.length > 0
}
