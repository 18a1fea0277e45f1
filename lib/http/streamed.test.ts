import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { sendChunks, untilEnded, webStream } from './streamed'

/** Pieces that count how many of them were made and whether they were given up. */
function source(count: number, failAt = Number.POSITIVE_INFINITY) {
  const seen = { made: 0, ended: 0 }
  async function* pieces() {
    for (; seen.made < count; seen.made++) {
      if (seen.made === failAt) throw new Error('broken')
      yield 'x'.repeat(100_000)
    }
  }
  const chunks = untilEnded(pieces(), async () => {
    seen.ended++
  })
  return { seen, chunks }
}

/** Serves the pieces once and answers what `read` made of the response. */
async function served<R>(chunks: AsyncIterable<string>, read: (response: IncomingMessage) => Promise<R>): Promise<R> {
  const server = createServer((_, response) => sendChunks(response.writeHead(200), chunks))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo
    const response = await new Promise<IncomingMessage>((resolve, reject) =>
      get({ port, host: '127.0.0.1', agent: false }, resolve).once('error', reject),
    )
    return await read(response)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

async function length(response: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of response) bytes += chunk.length
  return bytes
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
}

describe('pieces over node:http', () => {
  test('arrive whole, and are ended once', async () => {
    const { seen, chunks } = source(20)
    expect(await served(chunks, length)).toBe(2_000_000)
    expect(seen).toEqual({ made: 20, ended: 1 })
  })

  test('are made no faster than the client takes them, and ended when it hangs up', async () => {
    const { seen, chunks } = source(1_000)
    await served(chunks, async (response) => {
      await new Promise((resolve) => response.once('readable', resolve))
      response.destroy()
      await until(() => seen.ended === 1)
    })
    expect(seen.made).toBeLessThan(500)
  })

  test('that fail cut the connection: half a body is never taken for a whole one', async () => {
    const { seen, chunks } = source(20, 3)
    await expect(served(chunks, length)).rejects.toThrow(/aborted/)
    expect(seen.ended).toBe(1)
  })
})

describe('pieces as the body of a Web Response', () => {
  test('arrive whole, and are ended once', async () => {
    const { seen, chunks } = source(20)
    expect((await new Response(webStream(chunks)).text()).length).toBe(2_000_000)
    expect(seen.ended).toBe(1)
  })

  test('are ended when the reader cancels, having been made only as far as they were read', async () => {
    const { seen, chunks } = source(1_000)
    const reader = webStream(chunks).getReader()
    await reader.read()
    await reader.cancel()
    expect([seen.ended, seen.made < 5]).toEqual([1, true])
  })

  test('that fail make the body fail', async () => {
    const { seen, chunks } = source(20, 3)
    await expect(new Response(webStream(chunks)).text()).rejects.toThrow('broken')
    expect(seen.ended).toBe(1)
  })
})

test('pieces that nobody begins to read are ended all the same', async () => {
  const { seen, chunks } = source(3)
  await chunks[Symbol.asyncIterator]().return?.()
  expect(seen).toEqual({ made: 0, ended: 1 })
})
