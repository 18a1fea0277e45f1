import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noteOrigin } from '@/lib/local/data-directory'
import { installation } from './installation'

const names = ['GATEHOUSE_DATA', 'GATEHOUSE_ORIGIN', 'PORT', 'DATABASE_URL', 'GATEHOUSE_SECRET', 'GATEHOUSE_MODE']
const before = new Map(names.map((name) => [name, process.env[name]]))
let dataDir: string

beforeEach(() => {
  for (const name of names) delete process.env[name]
  dataDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-data-'))
  process.env.GATEHOUSE_DATA = dataDir
})

afterEach(() => {
  rmSync(dataDir, { recursive: true })
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

test('a command in another shell makes links to the origin that the server of this data has', () => {
  expect(installation().origin).toBe('http://localhost:3000')
  noteOrigin(dataDir, 'https://gate.example.com')
  expect(installation().origin).toBe('https://gate.example.com')
})

test('what its own environment says goes first', () => {
  noteOrigin(dataDir, 'https://gate.example.com')
  process.env.GATEHOUSE_ORIGIN = 'https://other.example.com'
  expect(installation().origin).toBe('https://other.example.com')
})
