/**
 * `gatehouse doctor`: is this installation fit to run? Each finding is ok, a warning or a failure with what to do.
 * It changes nothing, and what it finds broken does not keep it from looking further.
 */
import { masked, type Settings } from '@/lib/base/env'
import type { Command, Outcome } from '../command'
import { checkDatabase } from '../doctor/database'
import type { Finding } from '../doctor/finding'
import { checkMail } from '../doctor/mail'
import { installation } from '../installation'

export const doctor: Command = {
  noun: 'doctor',
  summary: 'Check configuration, database and mail',
  verbs: [{ name: '', summary: 'Check configuration, database and mail', needs: 'nothing', run: examine }],
}

async function examine(): Promise<Outcome> {
  const settings = installation()
  const findings = [...(await checkDatabase(settings)), await checkMail(settings), checkOrigin(settings)]
  const configuration = shown(settings)
  const text = [...Object.entries(configuration).map(row), '', ...findings.map(line)].join('\n')
  return { text, json: { configuration, findings }, ok: findings.every(({ state }) => state !== 'fail') }
}

/** Everything that is in force, defaults too, under the names of the variables. */
function shown(settings: Settings): Record<string, string> {
  const values: Record<string, unknown> = {
    GATEHOUSE_MODE: settings.mode,
    GATEHOUSE_ORIGIN: settings.origin,
    HOST: settings.host,
    PORT: settings.port,
    GATEHOUSE_DATA: settings.dataDir,
    DATABASE_URL: settings.databaseUrl ?? 'embedded PostgreSQL',
    SMTP_URL: settings.smtpUrl ?? 'not set',
    MAIL_FROM: settings.mailFrom,
    GATEHOUSE_SECRET: settings.secret ?? 'made in the data directory',
    GATEHOUSE_WORKER: settings.worker ? 'on' : 'off',
    GATEHOUSE_RATE_LIMIT: settings.rateLimit,
    GATEHOUSE_CLOCK_OFFSET_MS: settings.clockOffsetMs,
    GATEHOUSE_TRUSTED_PROXIES: settings.trustedProxies.join(', ') || 'none',
    GATEHOUSE_METRICS_TOKEN: settings.metricsToken ?? 'none: /metrics is closed',
    GATEHOUSE_DNS: settings.dnsServer ?? 'the system’s name servers',
    GATEHOUSE_SECURITY_CONTACT: settings.securityContact ?? 'none: no security.txt',
    LOG_LEVEL: settings.logLevel,
  }
  const isDefault = { GATEHOUSE_SECRET: !settings.secret, GATEHOUSE_METRICS_TOKEN: !settings.metricsToken }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const text = String(value)
      return [name, name in isDefault && isDefault[name as keyof typeof isDefault] ? text : masked(name, text)]
    }),
  )
}

function checkOrigin({ origin, mode }: Settings): Finding {
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'https:' || mode !== 'start') return { name: 'Origin', state: 'ok', detail: origin }
  const isLocal = hostname === 'localhost' || hostname === '127.0.0.1'
  const detail = isLocal ? `${origin} reaches this machine only` : `${origin} is not encrypted`
  return { name: 'Origin', state: 'warn', detail, todo: 'Set GATEHOUSE_ORIGIN to the public https address.' }
}

function row([name, value]: [string, string]): string {
  return `${name.padEnd(28)}${value}`
}

function line({ name, state, detail, todo }: Finding): string {
  return `${state.padEnd(6)}${name.padEnd(12)}${detail}${todo ? `\n${' '.repeat(18)}${todo}` : ''}`
}
