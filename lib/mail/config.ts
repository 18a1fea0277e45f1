/** What the mail parts ask of the configuration, in one place. */
import { env } from '@/lib/base/env'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** Where mail is handed in; null while none is configured: mails then wait in the outbox. */
export function smtpUrl(): string | null {
  return env().smtpUrl
}

/** The public origin that links and Message-IDs carry. */
export function origin(): string {
  return env().origin
}

export function sender(): Mailbox {
  return parseMailbox(env().mailFrom)
}

/** Whether sent mails are kept as rendered, for the inbox of the demo and of development. */
export function keepsRendered(): boolean {
  return process.env.GATEHOUSE_MAIL_SINK === 'on'
}

/** `Name <address>` or a bare address, as the configuration's rule allows them. */
export function parseMailbox(text: string): Mailbox {
  const named = /^(.*?)<([^<>]+)>$/.exec(text.trim())
  return { name: named?.[1]?.trim() ?? '', address: named?.[2] ?? text.trim() }
}
