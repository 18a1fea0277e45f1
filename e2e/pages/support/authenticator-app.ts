/** An authenticator app: scans nothing, but reads the key that the page shows, and gives each code once. */
import { expect, type Page } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'

export interface App {
  /** A code that was not given before; waits for the next step where the present one was. */
  code(): Promise<string>
}

/** Reads the key off the page that sets up an app. */
export async function appFor(page: Page): Promise<App> {
  const key =
    (await page.getByRole('group', { name: 'Or type this key into the app' }).locator('code').innerText()) ?? ''
  const secret = Secret.fromBase32(key.replaceAll(/\s/g, ''))
  let given = 0
  return {
    async code() {
      // A step early is taken too, so that nobody waits for half a minute.
      const now = () => TOTP.counter({ timestamp: Date.now() })
      await expect.poll(() => now() + 1, { timeout: 65_000, intervals: [500] }).toBeGreaterThan(given)
      given = Math.max(given + 1, now())
      return TOTP.generate({ secret, timestamp: given * 30_000 })
    },
  }
}
