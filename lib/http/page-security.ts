/** What a browser is told about every page: where scripts, styles and forms may come from and go to, who may frame it
 *  (nobody), and how to reach it again. SCIM answers are no pages and go without.
 *
 *  Each answer has its own nonce. Next reads it from the policy among the headers of the request and writes it on the
 *  scripts it makes; a script that somebody else brought into a page has none, and does not run. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { formOrigin } from './logout-way'

export interface PageSecurityOptions {
  /** The public origin; over https, browsers are told to stay there. */
  readonly origin: string
  /** React's development build evaluates code, for better traces. */
  readonly dev: boolean
  /** Another origin that forms of this one answer may end at. */
  readonly formsTo?: string
}

/** Source: OWASP ASVS 5.0, 3.4. */
export function pageSecurity(
  path: string,
  nonce: string,
  { origin, dev, formsTo }: PageSecurityOptions,
): Map<string, string> {
  const overTls = origin.startsWith('https:')
  return new Map([
    ['Content-Security-Policy', policy(path, nonce, { overTls, dev, formsTo })],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    [
      'Permissions-Policy',
      'camera=(), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()',
    ],
    ['Referrer-Policy', 'same-origin'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ...(overTls ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as const] : []),
  ])
}

interface Policy {
  readonly overTls: boolean
  readonly dev: boolean
  readonly formsTo: string | undefined
}

function policy(path: string, nonce: string, { overTls, dev, formsTo }: Policy): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`
  return [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src ${hasMail(path) || dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    // The font of one glyph is inside the style sheet.
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self'${formsTo ? ` ${formsTo}` : ''}`,
    "frame-ancestors 'none'",
    ...(overTls ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The inbox of the demo shows mails in a frame that inherits the page's policy, and mails carry styles in their text. */
function hasMail(path: string): boolean {
  return path === '/inbox' || path.startsWith('/inbox/')
}

/** Writes them on the answer, and the policy on the request, over whatever the client sent.
 *  @returns the nonce of the answer's scripts */
export function securePage(request: IncomingMessage, response: ServerResponse, options: PageSecurityOptions): string {
  const path = request.url?.split('?')[0] ?? ''
  const nonce = randomBytes(16).toString('base64')
  const headers = pageSecurity(path, nonce, { ...options, formsTo: formOrigin(request.url ?? '') })
  request.headers['content-security-policy'] = headers.get('Content-Security-Policy')
  response.setHeaders(headers)
  return nonce
}
