/** Two ways to operate a page: the keyboard alone, which finds everything by Tab and looks where the focus is; and the
 *  mouse, whose clicks are counted. A task is written once and done by either. */
import type { Locator, Page } from '@playwright/test'

export interface Hand {
  readonly page: Page
  press(target: Locator): Promise<void>
  /** A box or radio button. */
  tick(target: Locator): Promise<void>
  write(target: Locator, text: string): Promise<void>
}

/** What a focus may not be: nowhere to be seen, or below something else. */
export class Keyboard implements Hand {
  readonly unseen: string[] = []

  constructor(readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.press('Enter')
  }

  async tick(target: Locator): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.press('Space')
  }

  async write(target: Locator, text: string): Promise<void> {
    await this.reach(target)
    await this.page.keyboard.type(text)
  }

  /** Tab until the target has the focus; a trap or a control off the way ends it. */
  private async reach(target: Locator): Promise<void> {
    await target.waitFor()
    for (let n = 0; n < 200; n += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
      const problem = await this.page.evaluate(focusProblem)
      if (problem && !this.unseen.includes(problem)) this.unseen.push(problem)
    }
    throw new Error(`the keyboard does not reach ${target}`)
  }
}

/** Runs in the page. */
function focusProblem(): string | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.innerText).slice(0, 30)}"`
  const style = getComputedStyle(element)
  const parent = getComputedStyle(element.parentElement ?? element)
  const isDrawn = [style, parent].some(
    ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none',
  )
  // A field in a frame of its own, where the dialog has just begun.
  if (!isDrawn && !element.matches('[role=combobox], dialog, main')) return `${name} shows no focus`
  const { left, top, width, height } = element.getBoundingClientRect()
  if (width <= 1 || height <= 1) return undefined
  const at = document.elementFromPoint(left + width / 2, top + Math.min(height, 40) / 2)
  const isSeen = at !== null && (element.contains(at) || at.contains(element) || at.closest('label') !== null)
  return isSeen ? undefined : `${name} is hidden while it has the focus`
}

export class Mouse implements Hand {
  clicks = 0

  constructor(readonly page: Page) {}

  async press(target: Locator): Promise<void> {
    this.clicks += 1
    await target.click()
  }

  tick(target: Locator): Promise<void> {
    return this.press(target)
  }

  async write(target: Locator, text: string): Promise<void> {
    await target.waitFor()
    if (!(await target.evaluate((element) => element === document.activeElement))) await this.press(target)
    await this.page.keyboard.type(text)
  }
}
