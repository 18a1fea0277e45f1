import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { welcome } from './welcome'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-welcome-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const origin = 'http://localhost:3000'

test('the last line is the one that scripts wait for', () => {
  expect(welcome({ origin, mode: 'start', dataDir, smtpUrl: null }, null).at(-1)).toBe(
    `Gatehouse is ready on ${origin}`,
  )
})

test('the demo says how to sign in', () => {
  const admin = { email: 'admin@acme.test', password: 'known' }
  writeFileSync(path.join(dataDir, 'demo.json'), JSON.stringify({ organizations: { acme: { admin } } }))
  const text = welcome({ origin, mode: 'demo', dataDir, smtpUrl: 'smtp://127.0.0.1:1' }, null).join('\n')
  expect(text).toContain('admin@acme.test   known')
  expect(text).toContain(`${origin}/inbox`)
})

test('a first start shows its link, and that mails wait', () => {
  const text = welcome({ origin, mode: 'start', dataDir, smtpUrl: null }, `${origin}/setup?token=x`).join('\n')
  expect(text).toContain(`${origin}/setup?token=x`)
  expect(text).toContain('wait in the outbox')
})
