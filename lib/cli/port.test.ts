import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { assertPortFree } from './port'

test('a busy port is refused in one line that says what to set, and a free one is left free', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port')
  await expect(assertPortFree('127.0.0.1', address.port)).rejects.toThrow(
    `127.0.0.1:${address.port} is in use by another program. Stop that one, or choose another port with PORT.`,
  )
  server.close()
  await once(server, 'close')
  await assertPortFree('127.0.0.1', address.port)
  await assertPortFree('127.0.0.1', address.port)
})

test('an address of another machine is refused', async () => {
  await expect(assertPortFree('192.0.2.1', 40_000)).rejects.toThrow('does not exist on this machine')
})
