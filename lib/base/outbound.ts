/** Fetching an address that somebody typed, without becoming their way into our network: public addresses over TLS
 *  alone, judged by what the name resolves to at the moment of connecting, no redirects, a bounded answer in bounded
 *  time. */
import type { LookupAddress } from 'node:dns'
import { lookup as systemLookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export type FetchProblem = 'address_refused' | 'unreachable' | 'redirected' | 'status' | 'too_large' | 'too_slow'

export type Fetched =
  | { readonly ok: true; readonly body: Buffer }
  | { readonly ok: false; readonly problem: FetchProblem; readonly detail: string }

export interface FetchLimits {
  readonly maxBytes: number
  readonly timeoutMs: number
  /** For tests, whose servers are on this machine: which addresses are out of bounds, and whether TLS is asked for. */
  readonly isForbidden?: (address: string) => boolean
  readonly allowsPlain?: boolean
}

const internal = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  internal.addSubnet(net, bits, 'ipv4')
}
// Global unicast is 2000::/3; what is not, and what wraps IPv4 addresses inside it, is refused.
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  internal.addSubnet(net, bits, 'ipv6')
}

/** Whether an address is not one of the public internet (RFC 6890 and its registries). */
export function isInternalAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const text = mapped ?? address
  const family = isIP(text)
  if (family === 4) return internal.check(text, 'ipv4')
  if (family === 6) return !globalUnicast.check(text, 'ipv6') || internal.check(text, 'ipv6')
  return true
}

/** The document at an address. Never throws for what is at the other end. */
export async function fetchDocument(address: string, limits: FetchLimits): Promise<Fetched> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isForbidden = limits.isForbidden ?? isInternalAddress
  const isWeb = url?.protocol === 'https:' || (limits.allowsPlain && url?.protocol === 'http:')
  if (!url || !isWeb || url.username || url.password) return refused('The address must begin with https://.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) > 0 && isForbidden(host)) return refused('The address is not a public one.')
  return send(url, limits, isForbidden)
}

function refused(detail: string): Fetched {
  return { ok: false, problem: 'address_refused', detail }
}

class Forbidden extends Error {}

/** Resolves for one connection: every address of the name must be public, so that none can be swapped in afterwards. */
function guardedLookup(isForbidden: (address: string) => boolean): LookupFunction {
  return (name, options, callback) => {
    systemLookup(name, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[]
      const bad = error ?? (addresses.some(({ address }) => isForbidden(address)) ? new Forbidden(name) : null)
      const [first] = addresses
      if (bad || !first) callback(bad ?? new Error('no address'), '', 0)
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

function send(url: URL, limits: FetchLimits, isForbidden: (address: string) => boolean): Promise<Fetched> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const failed = (problem: FetchProblem, detail: string) => {
      clearTimeout(timer)
      sent.destroy()
      resolve({ ok: false, problem, detail })
    }
    const headers = {
      Accept: 'application/samlmetadata+xml, application/xml, text/xml, */*',
      'User-Agent': 'Gatehouse',
    }
    const sent = request(url, { lookup: guardedLookup(isForbidden), headers, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0
      if (status >= 300 && status < 400) return failed('redirected', `It leads on (${status}).`)
      if (status !== 200) return failed('status', `It answers ${status}.`)
      const chunks: Buffer[] = []
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > limits.maxBytes) return failed('too_large', `It has more than ${limits.maxBytes} bytes.`)
        chunks.push(chunk)
      })
      answer.on('end', () => {
        clearTimeout(timer)
        resolve({ ok: true, body: Buffer.concat(chunks) })
      })
      answer.on('error', () => failed('unreachable', 'It broke off.'))
    })
    const timer = setTimeout(() => failed('too_slow', `It takes more than ${limits.timeoutMs} ms.`), limits.timeoutMs)
    sent.on('error', (error) => {
      if (error instanceof Forbidden) failed('address_refused', 'The address is not a public one.')
      else failed('unreachable', 'code' in error ? String(error.code) : 'It cannot be reached.')
    })
    sent.end()
  })
}
