import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { masked, type Settings } from '@/lib/base/env'
import type { Finding } from './finding'

const limitMs = 10_000
const ports: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }

/** Whether the mail server greets. Sign-in and delivery are tried by a test mail, which only an administrator sends. */
export async function checkMail({ smtpUrl, mode }: Settings): Promise<Finding> {
  const name = 'Mail'
  if (!smtpUrl && mode !== 'start') return { name, state: 'ok', detail: 'shown at /inbox while the server runs' }
  if (!smtpUrl) {
    return { name, state: 'warn', detail: 'mails wait in the outbox', todo: 'Set SMTP_URL to a mail server.' }
  }
  const shown = masked('SMTP_URL', smtpUrl)
  try {
    const greeting = await greetingOf(new URL(smtpUrl))
    if (greeting.startsWith('220')) return { name, state: 'ok', detail: `${shown} answers` }
    return { name, state: 'fail', detail: `${shown} says: ${greeting.trim()}`, todo: 'Check SMTP_URL.' }
  } catch (error) {
    const reason = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error)
    const todo = 'Check SMTP_URL, and that this machine may reach it. Mails wait in the outbox meanwhile.'
    return { name, state: 'fail', detail: `${shown}: ${reason}`, todo }
  }
}

async function greetingOf({ protocol, hostname, port }: URL): Promise<string> {
  const address = { host: hostname, port: Number(port) || ports[protocol] || 587 }
  const socket = protocol === 'smtps:' ? connectTls({ ...address, servername: hostname }) : connect(address)
  try {
    const [greeting] = await once(socket, 'data', { signal: AbortSignal.timeout(limitMs) })
    return String(greeting)
  } finally {
    socket.destroy()
  }
}
