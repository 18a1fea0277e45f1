/** Whether shortcuts without Ctrl work in this browser: whoever dictates or leans on keys turns them off
 *  (WCAG 2.1.4). A browser that stores nothing has them on. */
const place = 'gatehouse.single-keys'

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(place) !== 'off'
  } catch {
    return true
  }
}

export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(place)
    else localStorage.setItem(place, 'off')
  } catch {
    // Nothing can be kept here: they stay on.
  }
}
