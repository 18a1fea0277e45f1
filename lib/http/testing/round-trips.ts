/** Counts round trips to PostgreSQL, soundly: a proxy in front of it keeps every answer back until the client has
 *  nothing more to send, as a long line would. Each time it lets answers go to a client that had sent something is one
 *  round trip; what was sent without waiting travels in the same one. No time is measured. */
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'

// The client lives in this process: once the loop has been idle this long and then turned, what it will send without
// an answer has been sent.
const quietMs = 15

export interface CountingProxy {
  /** The database's address through the proxy. */
  readonly url: string
  /** Round trips so far, over all connections. */
  count(): number
  close(): Promise<void>
}

export async function countRoundTrips(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl)
  let trips = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.setNoDelay(true).on('error', () => {})
    }
    relay(client, upstream, () => trips++)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${port}` }).href,
    count: () => trips,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function relay(client: Socket, upstream: Socket, count: () => void): void {
  const held: Buffer[] = []
  let lastSent = 0
  let hasAsked = false
  let isReleasing = false

  async function release(): Promise<void> {
    if (isReleasing) return
    isReleasing = true
    for (let seen = -1; seen !== lastSent; ) {
      seen = lastSent
      await sleep(quietMs)
      await turn()
      await turn()
    }
    isReleasing = false
    if (held.length === 0) return
    if (hasAsked) count()
    hasAsked = false
    client.write(Buffer.concat(held.splice(0)))
  }

  client.on('data', (chunk) => {
    lastSent++
    hasAsked = true
    upstream.write(chunk)
  })
  upstream.on('data', (chunk) => {
    held.push(chunk)
    release()
  })
  client.on('close', () => upstream.destroy())
  upstream.on('close', () => client.destroy())
}
