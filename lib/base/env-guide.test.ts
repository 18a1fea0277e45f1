/** The operator's page lists every variable with its default: it says what the code does. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { en } from '@/lib/i18n/en'
import { fr } from '@/lib/i18n/fr'
import { type EnvRecord, parseEnv } from './env'

/** Set by the launcher from the command that was called. */
const ofTheLauncher = ['GATEHOUSE_MODE']

function namesRead(): string[] {
  const names = new Set<string>()
  parseEnv(
    new Proxy<EnvRecord>(
      {},
      {
        get(_, name) {
          names.add(String(name))
          return undefined
        },
      },
    ),
  )
  return [...names].filter((name) => !ofTheLauncher.includes(name)).sort()
}

test('the guide has every variable that is read, and no other', () => {
  expect(Object.keys(en.guides.variables).sort()).toEqual(namesRead())
})

test('the guide gives the defaults that hold', () => {
  const parsed = parseEnv({})
  if (!parsed.ok) throw new Error('the defaults are not right')
  const { port, host, origin, dataDir, mailFrom, worker, rateLimit, logLevel, clockOffsetMs } = parsed.env
  for (const { variables } of [en.guides, fr.guides]) {
    expect(Object.entries(variables).map(([name, { fallback }]) => [name, fallback])).toEqual(
      expect.arrayContaining([
        ['PORT', String(port)],
        ['HOST', host],
        ['GATEHOUSE_ORIGIN', origin],
        ['GATEHOUSE_DATA', path.relative('.', dataDir)],
        ['MAIL_FROM', mailFrom],
        ['GATEHOUSE_WORKER', worker ? 'on' : 'off'],
        ['GATEHOUSE_RATE_LIMIT', String(rateLimit)],
        ['LOG_LEVEL', logLevel],
        ['GATEHOUSE_CLOCK_OFFSET_MS', String(clockOffsetMs)],
      ]),
    )
  }
})
