import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { masked, type Settings } from '@/lib/base/env'
import { smtpProtection } from '@/lib/base/smtp-url'
import type { Finding } from './finding'

const limitMs = 10_000
const ports: Record<string, number> = { 'smtp:': 587, 'smtps:': 465 }

type MailSettings = Pick<Settings, 'smtpUrl' | 'mode'>

/** Whether the mail server greets, and offers TLS where a password waits for it. Sign-in and delivery are tried by a test
 *  mail, which only an administrator sends. */
export async function checkMail({ smtpUrl, mode }: MailSettings): Promise<Finding> {
  const name = 'Mail'
  if (!smtpUrl && mode !== 'start') return { name, state: 'ok', detail: 'shown at /inbox while the server runs' }
  if (!smtpUrl) {
    return { name, state: 'warn', detail: 'mails wait in the outbox', todo: 'Set SMTP_URL to a mail server.' }
  }
  const shown = masked('SMTP_URL', smtpUrl)
  try {
    return { name, ...(await met(smtpUrl, shown)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message || String(Reflect.get(error, 'code')) : String(error)
    const todo = 'Check SMTP_URL, and that this machine may reach it. Mails wait in the outbox meanwhile.'
    return { name, state: 'fail', detail: `${shown}: ${reason}`, todo }
  }
}

async function met(smtpUrl: string, shown: string): Promise<Omit<Finding, 'name'>> {
  const { requiresTls, risksPassword } = smtpProtection(smtpUrl)
  const { greeting, offersTls } = await meet(new URL(smtpUrl), requiresTls)
  if (!greeting.startsWith('220')) {
    return { state: 'fail', detail: `${shown} says: ${greeting.trim()}`, todo: 'Check SMTP_URL.' }
  }
  if (requiresTls && !offersTls) {
    const todo =
      'Write smtps:// with its port (465), have the server offer STARTTLS, or add ?requireTLS=false to send the password in clear. Mails wait in the outbox meanwhile.'
    return { state: 'fail', detail: `${shown} offers no TLS, and the password waits for it`, todo }
  }
  if (risksPassword) {
    const todo = 'Take ?requireTLS=false out of SMTP_URL once the server offers STARTTLS.'
    return { state: 'warn', detail: `${shown} answers; its password may go over the network in clear`, todo }
  }
  return { state: 'ok', detail: `${shown} answers` }
}

async function meet({ protocol, hostname, port }: URL, asks: boolean) {
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || ports[protocol] || 587 }
  const socket = protocol === 'smtps:' ? connectTls({ ...address, servername: hostname }) : connect(address)
  try {
    const greeting = await reply(socket)
    if (!asks || !greeting.startsWith('220')) return { greeting, offersTls: false }
    socket.write('EHLO gatehouse\r\n')
    return { greeting, offersTls: /^250[ -]STARTTLS\b/im.test(await reply(socket)) }
  } finally {
    socket.destroy()
  }
}

/** A whole reply: its last line has a blank behind the code (RFC 5321 4.2.1). */
async function reply(socket: Socket): Promise<string> {
  const signal = AbortSignal.timeout(limitMs)
  let text = ''
  while (!/^\d{3} [^\n]*\n/m.test(text)) {
    const [part] = await once(socket, 'data', { signal })
    text += String(part)
  }
  return text
}
