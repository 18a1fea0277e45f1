/** What the address of a mail server means for a password in it. `smtp://` begins in clear, and whoever sits between can
 *  take the server's offer of TLS out of its words: so a password that leaves this machine waits for TLS, unless
 *  `?requireTLS=false` says otherwise. */
import { isLoopback } from './env-rules'

export interface SmtpProtection {
  /** The address to connect by: the demand for TLS stands in it. */
  readonly url: string
  /** Whether nothing but the first words is said before TLS. */
  readonly requiresTls: boolean
  /** Whether the password may go over a network in clear, as the address wants it. */
  readonly risksPassword: boolean
}

/** How a connection by this address, as the rule of SMTP_URL allows it, is protected. */
export function smtpProtection(smtpUrl: string): SmtpProtection {
  const { protocol, hostname, username, password, searchParams } = new URL(smtpUrl)
  const asked = searchParams.get('requireTLS')
  const leaves = (username !== '' || password !== '') && !isLoopback(hostname.replace(/^\[|\]$/g, ''))
  if (protocol === 'smtps:') return { url: smtpUrl, requiresTls: false, risksPassword: false }
  if (asked !== null) return { url: smtpUrl, requiresTls: asked === 'true', risksPassword: asked !== 'true' && leaves }
  if (!leaves) return { url: smtpUrl, requiresTls: false, risksPassword: false }
  const [bare, hash = ''] = smtpUrl.split('#')
  const url = `${bare}${bare?.includes('?') ? '&' : '?'}requireTLS=true${hash && `#${hash}`}`
  return { url, requiresTls: true, risksPassword: false }
}
