/** The address a request really came from: the peer's, unless the peer is a proxy we were told to believe. The front
 *  writes it into a header of its own, over whatever the client sent, since pages cannot see the socket. */
import { BlockList, isIP } from 'node:net'
import { env } from '@/lib/base/env'
import { singleton } from '@/lib/base/singleton'

export const addressHeader = 'x-gatehouse-address'

/** The client's address: the last one in X-Forwarded-For that no trusted proxy wrote. */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined): string | undefined {
  const own = peer?.replace(/^::ffff:/, '')
  if (!own || !forwardedFor || !isTrusted(own)) return own
  const hops = forwardedFor.split(',').map((hop) => hop.trim())
  return hops.reverse().find((hop) => isIP(hop) > 0 && !isTrusted(hop)) ?? own
}

function isTrusted(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return trusted().check(address, family)
}

function trusted(): BlockList {
  return singleton('http.proxies', () => {
    const list = new BlockList()
    for (const entry of env().trustedProxies) {
      const [address = '', prefix] = entry.split('/')
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      if (prefix === undefined) list.addAddress(address, family)
      else list.addSubnet(address, Number(prefix), family)
    }
    return list
  })
}
