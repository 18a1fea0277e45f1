import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { fetchDocument, isInternalAddress } from './outbound'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metadata`
}

const limits = { maxBytes: 1_000, timeoutMs: 20_000 }
const here = { ...limits, isForbidden: () => false, allowsPlain: true }

describe('an address that is not public', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'ff02::1',
    '2001:db8::1',
    'not an address',
  ])('%s is told', (address) => {
    expect(isInternalAddress(address)).toBe(true)
  })

  test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is none', (address) => {
    expect(isInternalAddress(address)).toBe(false)
  })

  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
    'http://example.com/',
    'file:///etc/passwd',
    'https://user:secret@example.com/',
    'nothing',
  ])('%s is not fetched', async (url) => {
    expect(await fetchDocument(url, limits)).toMatchObject({ ok: false, problem: 'address_refused' })
  })

  test('is not reached by a name that resolves to it', async () => {
    let hits = 0
    const url = await serve((_, response) => {
      hits += 1
      response.end()
    })
    const named = url.replace('127.0.0.1', 'localhost')
    expect(await fetchDocument(named, { ...limits, allowsPlain: true })).toMatchObject({ problem: 'address_refused' })
    expect(hits).toBe(0)
  })
})

describe('a document', () => {
  test('is read whole', async () => {
    const url = await serve((_, response) => response.end('<md/>'))
    expect(await fetchDocument(url, here)).toEqual({ ok: true, body: Buffer.from('<md/>') })
  })

  test('is not followed elsewhere', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end())
    expect(await fetchDocument(url, here)).toMatchObject({ problem: 'redirected' })
  })

  test('that is no answer, too large, too slow or out of reach is told apart', async () => {
    const missing = await serve((_, response) => response.writeHead(404).end())
    const large = await serve((_, response) => response.end('x'.repeat(1_001)))
    const slow = await serve(() => {})
    const found = await Promise.all([
      ...[missing, large].map((url) => fetchDocument(url, here)),
      fetchDocument(slow, { ...here, timeoutMs: 50 }),
      fetchDocument('http://127.0.0.1:1/', here),
    ])
    expect(found.map((one) => !one.ok && one.problem)).toEqual(['status', 'too_large', 'too_slow', 'unreachable'])
  })
})
