import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type EnvRecord, env, masked, parseEnv, provideEnv } from './env'

const secret = 'x'.repeat(32)

function settings(record: EnvRecord) {
  const parsed = parseEnv(record)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.env
}

function badNames(record: EnvRecord) {
  const parsed = parseEnv(record)
  return parsed.ok ? [] : parsed.problems.map(({ name }) => name)
}

describe('defaults', () => {
  test('an empty environment is a complete one', () => {
    expect(settings({})).toEqual({
      mode: 'start',
      port: 3000,
      host: '127.0.0.1',
      origin: 'http://localhost:3000',
      dataDir: path.resolve('.data'),
      databaseUrl: null,
      smtpUrl: null,
      mailFrom: 'Gatehouse <no-reply@localhost>',
      secret: null,
      worker: true,
      clockOffsetMs: 0,
      rateLimit: 500,
      logLevel: 'info',
      trustedProxies: [],
      metricsToken: null,
      dnsServer: null,
      securityContact: null,
    })
  })

  test('the demo has its own data directory and no rate limit', () => {
    expect(settings({ GATEHOUSE_MODE: 'demo' })).toMatchObject({ dataDir: path.resolve('.data/demo'), rateLimit: 0 })
  })

  test('the origin follows the port, and the sender follows the origin', () => {
    expect(settings({ PORT: '8080' }).origin).toBe('http://localhost:8080')
    expect(settings({ GATEHOUSE_ORIGIN: 'https://gate.example' }).mailFrom).toBe('Gatehouse <no-reply@gate.example>')
  })

  test('an empty value counts as not set', () => {
    expect(settings({ PORT: '', SMTP_URL: ' ' })).toMatchObject({ port: 3000, smtpUrl: null })
  })
})

test.each([
  ['127.0.0.1', '127.0.0.1:53'],
  ['127.0.0.1:5353', '127.0.0.1:5353'],
  ['::1', '[::1]:53'],
  ['[::1]:5353', '[::1]:5353'],
])('the name server %s is %s', (GATEHOUSE_DNS, kept) => {
  expect(settings({ GATEHOUSE_DNS }).dnsServer).toBe(kept)
})

test.each([
  ['security@example.com', 'mailto:security@example.com'],
  ['mailto:security@example.com', 'mailto:security@example.com'],
  ['https://example.com/report', 'https://example.com/report'],
])('reports go to %s as %s', (GATEHOUSE_SECURITY_CONTACT, kept) => {
  expect(settings({ GATEHOUSE_SECURITY_CONTACT }).securityContact).toBe(kept)
})

describe('refusals', () => {
  test.each<[string, string]>([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3e3'],
    ['HOST', 'http://0.0.0.0'],
    ['GATEHOUSE_MODE', 'production'],
    ['GATEHOUSE_ORIGIN', 'gate.example'],
    ['GATEHOUSE_ORIGIN', 'https://gate.example/app'],
    ['GATEHOUSE_ORIGIN', 'https://u:p@gate.example'],
    ['SMTP_URL', 'mail.example:25'],
    ['SMTP_URL', 'smtp://me:p@mail.example?requireTLS='],
    ['SMTP_URL', 'smtp://me:p@mail.example?requireTLS=true&requireTLS=false'],
    ['MAIL_FROM', 'a@b.example\r\nBcc: c@d.example'],
    ['MAIL_FROM', 'nobody'],
    ['GATEHOUSE_SECRET', 'short'],
    ['GATEHOUSE_WORKER', 'yes'],
    ['GATEHOUSE_RATE_LIMIT', '-1'],
    ['GATEHOUSE_CLOCK_OFFSET_MS', '1'],
    ['GATEHOUSE_TRUSTED_PROXIES', '10.0.0.1, proxy'],
    ['GATEHOUSE_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['LOG_LEVEL', 'loud'],
    ['GATEHOUSE_DNS', 'resolver.example:53'],
    ['GATEHOUSE_DNS', '127.0.0.1:0'],
    ['GATEHOUSE_DNS', '127.0.0.1:65536'],
    ['GATEHOUSE_SECURITY_CONTACT', 'somebody'],
    ['GATEHOUSE_SECURITY_CONTACT', 'http://example.com/report'],
    ['GATEHOUSE_SECURITY_CONTACT', 'security@example.com\nPolicy: https://evil.example'],
  ])('%s=%s', (name, value) => {
    expect(badNames({ [name]: value })).toEqual([name])
  })

  test.each(['mysql://h/db', 'postgresql://host', 'host=db'])('DATABASE_URL=%s', (value) => {
    expect(badNames({ DATABASE_URL: value, GATEHOUSE_SECRET: secret })).toEqual(['DATABASE_URL'])
  })

  test('every bad variable is reported, not only the first', () => {
    expect(badNames({ PORT: 'x', LOG_LEVEL: 'x', GATEHOUSE_WORKER: 'x' })).toHaveLength(3)
  })

  test('an own database needs an own secret', () => {
    const record = { DATABASE_URL: 'postgresql://u:p@db/gatehouse' }
    expect(badNames(record)).toEqual(['GATEHOUSE_SECRET'])
    expect(badNames({ ...record, GATEHOUSE_SECRET: secret })).toEqual([])
  })

  test('a bad secret is reported once even where one is required', () => {
    expect(badNames({ DATABASE_URL: 'postgresql://u:p@db/gatehouse', GATEHOUSE_SECRET: 'x' })).toHaveLength(1)
  })

  test('the demo listens on loopback only', () => {
    expect(badNames({ GATEHOUSE_MODE: 'demo', HOST: '0.0.0.0' })).toEqual(['HOST'])
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) {
      expect(badNames({ GATEHOUSE_MODE: 'demo', HOST })).toEqual([])
    }
    expect(badNames({ GATEHOUSE_MODE: 'demo', HOST: '127.evil.example' })).toEqual(['HOST'])
  })

  test('the clock shifts in the demo and in tests only', () => {
    const GATEHOUSE_CLOCK_OFFSET_MS = '86400000'
    expect(settings({ GATEHOUSE_MODE: 'demo', GATEHOUSE_CLOCK_OFFSET_MS }).clockOffsetMs).toBe(86_400_000)
    expect(badNames({ GATEHOUSE_MODE: 'dev', GATEHOUSE_CLOCK_OFFSET_MS })).toEqual(['GATEHOUSE_CLOCK_OFFSET_MS'])
  })

  test('a report never shows a secret', () => {
    const parsed = parseEnv({ DATABASE_URL: 'mysql://root:hunter2@db/x', GATEHOUSE_SECRET: 'hunter2' })
    expect(JSON.stringify(parsed)).not.toContain('hunter2')
  })
})

test('a password that holds an at sign stays masked', () => {
  expect(masked('SMTP_URL', 'smtp://me:p@ss@mail.example')).toBe('smtp://me:***@mail.example')
})

describe('env()', () => {
  const before = { ...process.env }
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    provideEnv({})
  })

  test('has no database before one is provided, then reads what was provided', () => {
    expect(() => env()).toThrow('not provided')
    provideEnv({ DATABASE_URL: 'postgresql://u:p@db/one', GATEHOUSE_SECRET: secret })
    expect(env().databaseUrl).toBe('postgresql://u:p@db/one')
    provideEnv({ DATABASE_URL: 'postgresql://u:p@db/two' })
    expect(env().databaseUrl).toBe('postgresql://u:p@db/two')
  })

  test('is read once', () => {
    provideEnv({ DATABASE_URL: 'postgresql://u:p@db/one', GATEHOUSE_SECRET: secret })
    expect(env()).toBe(env())
  })
})
