/** Whether a request was made on this machine for this machine: a loopback name in Host, which a page of another
 *  site cannot send, and no trace of a proxy. The framework adds X-Forwarded headers of its own before a page sees
 *  them, so the front judges and writes the verdict into a header, over whatever the client sent. */
import type { IncomingHttpHeaders } from 'node:http'

export const loopbackHeader = 'x-gatehouse-loopback'

/** The header's value for these headers, as they came. */
export function loopbackVerdict(headers: IncomingHttpHeaders): 'yes' | 'no' {
  const proxied = Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))
  const local = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(headers.host ?? '')
  return local && !proxied ? 'yes' : 'no'
}

export function isLoopback(headers: { get(name: string): string | null }): boolean {
  return headers.get(loopbackHeader) === 'yes'
}
