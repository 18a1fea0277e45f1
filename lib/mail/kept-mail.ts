/** A mail as it is kept for the inbox of the demo and of development. */
import type { Outgoing } from './transport'

export interface KeptMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly links: readonly string[]
  /** When it was sent, ISO 8601. */
  readonly at: string
}

export function keepable({ to, subject, text, html }: Outgoing, at: Date): KeptMail {
  const links = [...new Set(text.match(/https?:\/\/[^\s<>"]+/g) ?? [])]
  return { to: to.address, subject, text, html, links, at: at.toISOString() }
}
