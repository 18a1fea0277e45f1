/**
 * Configuration: every variable, its default and its rule, in one place.
 *
 * The environment is read lazily and once a process. The cache hangs on globalThis because the server's bundle and
 * Next's own chunks are two copies of this module in one process. Settings say what was configured; the launcher then
 * provides what it makes itself (embedded database, its secret, the local mail sink) before anything calls `env()`.
 */
import path from 'node:path'
import * as rules from './env-rules'

export const modes = ['demo', 'start', 'dev', 'test'] as const
export type Mode = (typeof modes)[number]

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** As configured: `databaseUrl` and `secret` are null where the embedded database is to provide them. */
export type Settings = {
  mode: Mode
  port: number
  host: string
  /** Public origin without a slash at the end; never taken from a Host header. */
  origin: string
  /** Absolute path. */
  dataDir: string
  databaseUrl: string | null
  /** null: mails wait in the outbox. */
  smtpUrl: string | null
  mailFrom: string
  secret: string | null
  /** Whether the web process runs the worker too. */
  worker: boolean
  clockOffsetMs: number
  /** SCIM requests per second and key; 0 is off. */
  rateLimit: number
  logLevel: (typeof logLevels)[number]
  /** Addresses and CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  metricsToken: string | null
  /** Address and port of the name server that domains are looked up at; null: the system's. */
  dnsServer: string | null
  /** Where weaknesses are to be reported, as an address; null: nowhere is named. */
  securityContact: string | null
}

/** Complete: what a running server, worker or command sees. */
export type Env = Settings & { databaseUrl: string; secret: string }

/** One bad variable, ready to be shown: secrets in `value` are masked. */
export type Problem = { name: string; value: string; wrong: string; write: string }

export type Parsed = { ok: true; env: Settings } | { ok: false; problems: Problem[] }
export type EnvRecord = Record<string, string | undefined>

/** Reads a whole record of variables. Pure but for the current folder, which relative data directories start from. */
export function parseEnv(record: EnvRecord): Parsed {
  const problems: Problem[] = []
  const env = read(record, problems)
  for (const problem of conflicts(record, env)) {
    if (!problems.some(({ name }) => name === problem.name)) problems.push(problem)
  }
  return problems.length === 0 ? { ok: true, env } : { ok: false, problems }
}

function read(record: EnvRecord, problems: Problem[]): Settings {
  const take = <T, D>(name: string, rule: rules.Rule<T>, fallback: D): T | D => {
    const text = record[name]?.trim()
    if (!text) return fallback
    const verdict = rule(text)
    if ('value' in verdict) return verdict.value
    problems.push({ name, value: masked(name, text), ...verdict })
    return fallback
  }
  const mode = take('GATEHOUSE_MODE', rules.oneOf(modes), 'start')
  const port = take('PORT', rules.wholeNumber(1, 65_535), 3000)
  const origin = take('GATEHOUSE_ORIGIN', rules.origin, `http://localhost:${port}`)
  return {
    mode,
    port,
    host: take('HOST', rules.host, '127.0.0.1'),
    origin,
    dataDir: path.resolve(take('GATEHOUSE_DATA', rules.anyText, mode === 'demo' ? '.data/demo' : '.data')),
    databaseUrl: take('DATABASE_URL', rules.postgresUrl, null),
    smtpUrl: take('SMTP_URL', rules.smtpUrl, null),
    mailFrom: take('MAIL_FROM', rules.mailbox, `Gatehouse <no-reply@${new URL(origin).hostname}>`),
    secret: take('GATEHOUSE_SECRET', rules.atLeast(32), null),
    worker: take('GATEHOUSE_WORKER', rules.onOff, true),
    clockOffsetMs: take('GATEHOUSE_CLOCK_OFFSET_MS', rules.wholeNumber(-1e12, 1e12), 0),
    rateLimit: take('GATEHOUSE_RATE_LIMIT', rules.wholeNumber(0, 1_000_000), mode === 'demo' ? 0 : 500),
    logLevel: take('LOG_LEVEL', rules.oneOf(logLevels), 'info'),
    trustedProxies: take('GATEHOUSE_TRUSTED_PROXIES', rules.addresses, []),
    metricsToken: take('GATEHOUSE_METRICS_TOKEN', rules.anyText, null),
    dnsServer: take('GATEHOUSE_DNS', rules.dnsServer, null),
    securityContact: take('GATEHOUSE_SECURITY_CONTACT', rules.contact, null),
  }
}

/** Values that are fine alone and wrong together. */
function conflicts(record: EnvRecord, env: Settings): Problem[] {
  const found: Problem[] = []
  const report = (name: string, wrong: string, write: string) =>
    found.push({ name, value: masked(name, record[name] ?? ''), wrong, write })
  if (env.mode === 'demo' && !rules.isLoopback(env.host)) {
    report('HOST', 'is open to the network, and the demo has known passwords', '127.0.0.1, or use npm start')
  }
  if (env.clockOffsetMs !== 0 && env.mode !== 'demo' && env.mode !== 'test') {
    report('GATEHOUSE_CLOCK_OFFSET_MS', 'shifts the clock, which only the demo allows', 'nothing: remove it')
  }
  if (record.DATABASE_URL?.trim() && !env.secret) {
    report('GATEHOUSE_SECRET', 'is missing, and DATABASE_URL is set', 'the output of: openssl rand -hex 32')
  }
  return found
}

const wholeSecrets = new Set(['GATEHOUSE_SECRET', 'GATEHOUSE_METRICS_TOKEN'])

/** A value fit to be shown: secrets as stars, passwords inside addresses as stars. */
export function masked(name: string, text: string): string {
  if (wholeSecrets.has(name)) return text && '***'
  return text.replace(/^([a-z]+:\/\/[^:@/]*):.*@/i, '$1:***@')
}

const cacheKey = Symbol.for('gatehouse.env')
const cache = globalThis as { [cacheKey]?: Env }

/**
 * The configuration of this process.
 * @throws Error when a variable is bad, or when no database has been provided yet: both are checked at start.
 */
export function env(): Env {
  cache[cacheKey] ??= complete(parseEnv(process.env))
  return cache[cacheKey]
}

function complete(parsed: Parsed): Env {
  if (!parsed.ok) throw new Error(parsed.problems.map(({ name, wrong }) => `${name} ${wrong}`).join('; '))
  const { databaseUrl, secret } = parsed.env
  if (!databaseUrl || !secret) throw new Error('DATABASE_URL and GATEHOUSE_SECRET are not provided yet')
  return { ...parsed.env, databaseUrl, secret }
}

/** Sets variables for this process and its children, and makes the next `env()` read them. */
export function provideEnv(values: Record<string, string>): void {
  Object.assign(process.env, values)
  delete cache[cacheKey]
}
