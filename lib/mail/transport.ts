/** Hands mails to the SMTP server and reads its answer.
 *
 *  An answer is about one mail or about the server. What fails before the recipient is named (no connection, no
 *  sign-in, our sender refused) says nothing about a mail: all wait. After that 5xx ends the mail and 4xx, or a
 *  connection that breaks, asks for another try (RFC 5321 4.2.1). A broken connection is never retried in here: the
 *  mail may have arrived.
 */
import nodemailer from 'nodemailer'
import { isMailAddress } from '@/lib/base/mail-address'
import { smtpProtection } from '@/lib/base/smtp-url'
import type { Locale } from '@/lib/i18n/locale'
import type { Mailbox } from './config'
import { oneLine } from './one-line'
import type { RenderedMail } from './templates/letter'

export interface Outgoing extends RenderedMail {
  /** The outbox id, which becomes the Message-ID. */
  readonly id: string
  readonly to: Mailbox
  readonly locale: Locale
}

export interface Answer {
  /** `unreachable` is about the server, the others about this mail. */
  readonly kind: 'sent' | 'temporary' | 'permanent' | 'unreachable'
  /** The server's own words on one line, or what failed. */
  readonly text: string
}

export interface Transport {
  /** Never rejects. Takes at most `sendTimeoutMs`. */
  send(mail: Outgoing): Promise<Answer>
  close(): void
}

export interface TransportOptions {
  readonly smtpUrl: string
  readonly from: Mailbox
  /** Public origin; its host stands in the Message-ID. */
  readonly origin: string
}

/** How many mails are handed in at once. */
export const maxConnections = 5
export const sendTimeoutMs = 45_000
const connectTimeoutMs = 10_000
const silenceTimeoutMs = 20_000
// Below what servers allow an idle client, so that a mail is not handed to a connection that is being closed.
const idleTimeoutMs = 30_000
const answerLength = 500

export function openTransport({ smtpUrl, from, origin }: TransportOptions): Transport {
  const host = new URL(origin).hostname
  const pool = nodemailer.createTransport(
    {
      // In the address, since what stands there wins over what stands here.
      url: smtpProtection(smtpUrl).url,
      pool: true,
      name: 'gatehouse',
      maxConnections,
      maxRequeues: 0,
      idleTimeout: idleTimeoutMs,
      connectionTimeout: connectTimeoutMs,
      greetingTimeout: connectTimeoutMs,
      socketTimeout: silenceTimeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  return {
    async send({ id, to, locale, subject, text, html }) {
      if (!isMailAddress(to.address)) return { kind: 'permanent', text: 'not sent: this is not one plain mail address' }
      const headers = { 'Content-Language': locale }
      const recipient = { address: to.address, name: to.name === to.address ? '' : oneLine(to.name) }
      const envelope = { from: from.address, to: [to.address] }
      const signal = AbortSignal.timeout(sendTimeoutMs)
      try {
        const messageId = `<${id}@${host}>`
        const sent = await pool.sendMail({ to: recipient, envelope, messageId, headers, subject, text, html, signal })
        return { kind: 'sent', text: oneLine(sent.response, answerLength) }
      } catch (error) {
        return { kind: meaning(error), text: oneLine(words(error), answerLength) }
      }
    },
    close: () => pool.close(),
  }
}

/** What nodemailer tells of a failure; each is absent where it does not apply. */
interface Failure {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly command?: unknown
  readonly responseCode?: unknown
  readonly timeoutType?: unknown
  readonly response?: unknown
}

function details(error: unknown): Failure {
  return Object.assign({}, error)
}

// EPROTOCOL: a greeting that turns us away.
const serverCodes = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'ECONFIG', 'EPROXY', 'EPROTOCOL'])
const connectCodes = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'EADDRNOTAVAIL', 'EACCES'])
const beforeRecipient = /^(AUTH|EHLO|HELO|LHLO|STARTTLS|MAIL FROM)\b/

function meaning(error: unknown): Answer['kind'] {
  const { code, originalCode, command, responseCode, timeoutType } = details(error)
  const early = typeof command === 'string' && beforeRecipient.test(command)
  const neverConnected = typeof timeoutType === 'string' && timeoutType !== 'SOCKET_TIMEOUT'
  if (early || neverConnected || serverCodes.has(String(code)) || connectCodes.has(String(originalCode))) {
    return 'unreachable'
  }
  return typeof responseCode === 'number' && responseCode >= 500 ? 'permanent' : 'temporary'
}

function words(error: unknown): string {
  const { response, code, command } = details(error)
  const said = typeof response === 'string' ? response : ''
  if (code === 'ETLS' && command === 'STARTTLS') {
    return `${said} - no TLS, so no password was sent: SMTP_URL with smtps://, or with ?requireTLS=false to send it in clear`
  }
  if (said) return said
  return error instanceof Error ? error.message : String(error)
}
