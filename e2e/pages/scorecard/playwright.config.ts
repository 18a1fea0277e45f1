/** The scorecard's run: the server of the browser tests, one test at a time, because they measure. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import pages from '../playwright.config'

const [server] = [pages.webServer].flat()

export default defineConfig({
  ...pages,
  // Everything that the server writes is kept, to be searched for secrets.
  webServer: server && {
    ...server,
    command: `mkdir -p "$GATEHOUSE_DATA" && exec ${server.command} 2> "$GATEHOUSE_DATA/server.log"`,
    env: { ...server.env, LOG_LEVEL: 'info' },
    // A server that is up on E2E_PORT with the data of E2E_DATA: measuring again is quicker.
    reuseExistingServer: process.env.E2E_REUSE === 'on',
  },
  testDir: fileURLToPath(new URL('.', import.meta.url)),
  testMatch: '*.card.ts',
  globalSetup: fileURLToPath(new URL('people.ts', import.meta.url)),
  workers: 1,
  timeout: 900_000,
  expect: { timeout: 20_000 },
  use: { ...pages.use, actionTimeout: 15_000, navigationTimeout: 30_000 },
  reporter: [[fileURLToPath(new URL('report.ts', import.meta.url))]],
})
