import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { bodyTimeoutMs } from './scim-body'
import { serverLimits } from './server-limits'

/** The same limits, a hundred times as fast. */
const { headersTimeout, requestTimeout, connectionsCheckingInterval } = serverLimits
const hasty = {
  ...serverLimits,
  headersTimeout: headersTimeout / 100,
  requestTimeout: requestTimeout / 100,
  connectionsCheckingInterval: connectionsCheckingInterval / 100,
}

let server: Server | undefined
afterEach(() => server?.close())

async function start(listener: RequestListener): Promise<number> {
  server = createServer(hasty, listener)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Sends a byte of the text at a time for ever; resolves to what came back when the server has closed the connection. */
function dribble(port: number, start: string, rest: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.write(start)
    const timer = rest === '' ? undefined : setInterval(() => socket.writable && socket.write(rest), 5)
    socket.on('data', (data) => {
      answer += data
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve(answer)
    })
  })
}

test('no way of being slow holds a connection for more than 30 seconds', () => {
  expect(Math.max(headersTimeout, requestTimeout) + connectionsCheckingInterval).toBeLessThanOrEqual(30_000)
  expect(bodyTimeoutMs).toBeLessThan(requestTimeout)
})

test('a connection that never sends anything is closed', async () => {
  await dribble(await start(() => {}), '', '')
})

test('headers a byte at a time are cut off', async () => {
  const port = await start(() => {})
  expect(await dribble(port, 'GET /x HTTP/1.1\r\nHost: x\r\nX-Slow: ', 'a')).toMatch(/^(HTTP\/1.1 408|$)/)
})

test('a body a byte at a time is cut off', async () => {
  const port = await start((request) => request.resume())
  const start_ = 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n'
  expect(await dribble(port, start_, 'a')).toMatch(/^(HTTP\/1.1 408|$)/)
})
