/** Browser tests: the production build, real PostgreSQL, real SMTP, real Chromium, on a data directory of their own. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
const port = process.env.E2E_PORT ?? '3417'
// Made by the first process; the workers inherit it.
process.env.E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'gatehouse-pages-'))
process.env.E2E_ORIGIN ??= `http://localhost:${port}`

export default defineConfig({
  testDir: '.',
  outputDir: path.join(root, 'test-results'),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  // A change does not stay out for a stall of the machine; what needed a second try is named at the end, to be mended.
  retries: process.env.CI ? 1 : 0,
  use: {
    baseURL: process.env.E2E_ORIGIN,
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking'],
    },
  },
  webServer: {
    command: 'node lib/cli/bootstrap.mjs demo',
    cwd: root,
    url: `${process.env.E2E_ORIGIN}/api/health/ready`,
    // Tests of domains are its name server, on the same port over UDP.
    env: {
      PORT: port,
      GATEHOUSE_DATA: process.env.E2E_DATA,
      GATEHOUSE_DNS: `127.0.0.1:${port}`,
      GATEHOUSE_SECURITY_CONTACT: 'security@gatehouse.test',
      LOG_LEVEL: 'warn',
    },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stderr: 'pipe',
  },
})
