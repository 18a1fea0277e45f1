/** What a started server says to the person who started it. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Env } from '@/lib/base/env'

type Shown = Pick<Env, 'origin' | 'mode' | 'dataDir' | 'smtpUrl'>

/** Lines for stdout. The last one is what scripts wait for. */
export function welcome({ origin, mode, dataDir, smtpUrl }: Shown, firstRunLink: string | null): string[] {
  const rows: [string, string][] = [['Open', `${origin}/`]]
  if (mode === 'demo') rows.push(...demoRows(path.join(dataDir, 'demo.json')))
  if (mode !== 'start') rows.push(['Mails', `${origin}/inbox`])
  if (mode === 'start' && !smtpUrl) rows.push(['Mails', 'wait in the outbox until SMTP_URL is set'])
  if (firstRunLink) rows.push(['Start here', `${firstRunLink} (works once, creates the first organization)`])
  return ['', ...rows.map(([left, right]) => `  ${left.padEnd(12)}${right}`), '', `Gatehouse is ready on ${origin}`]
}

function demoRows(file: string): [string, string][] {
  const keys: [string, string] = ['Keys', path.relative(process.cwd(), file)]
  if (!existsSync(file)) return []
  const admin = JSON.parse(readFileSync(file, 'utf8')).organizations?.acme?.admin
  return admin ? [['Sign in as', `${admin.email}   ${admin.password}`], keys] : [keys]
}
