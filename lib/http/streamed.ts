/** Answers too large to hold: pieces of text that are read from the database while they are sent, no faster than the
 *  client takes them. The status has gone out by then, so what fails cuts the connection: a client must never take half
 *  a body for a whole one. */
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { log } from '@/lib/base/log'

/** Runs `end` once, when the pieces are through, have failed, or are given up. */
export function untilEnded(pieces: AsyncIterable<string>, end: () => Promise<void>): AsyncIterable<string> {
  const source = pieces[Symbol.asyncIterator]()
  let ended: Promise<void> | undefined
  const finish = () => {
    ended ??= end().catch((error) => log.warn({ err: error }, 'a streamed read could not be ended'))
    return ended
  }
  const iterator: AsyncIterator<string> = {
    async next() {
      try {
        const piece = await source.next()
        if (piece.done) await finish()
        return piece
      } catch (error) {
        await finish()
        throw error
      }
    },
    async return() {
      await source.return?.()
      await finish()
      return { done: true, value: undefined }
    },
  }
  return { [Symbol.asyncIterator]: () => iterator }
}

/** A client that takes nothing for so long is gone: it would hold a connection to the database for ever. */
const stalledMs = 30_000

/** Sends the pieces and ends the response. */
export function sendChunks(response: ServerResponse, chunks: AsyncIterable<string>): void {
  response.setTimeout(stalledMs, () => response.destroy())
  pipeline(Readable.from(chunks, { highWaterMark: 1 }), response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') log.error({ err: error }, 'a streamed answer was cut short')
    response.destroy()
  })
}

/** The pieces as the body of a Web Response. */
export function webStream(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await pieces.return?.()
      },
    },
    { highWaterMark: 1 },
  )
}
