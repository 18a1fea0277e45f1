import { randomBytes } from 'node:crypto'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rewritePage } from './page-body'

const page = `<html><head><script src="/a.js" async=""></script></head><body>${'é'.repeat(100_000)}</body></html>`
let answer: (response: ServerResponse) => void = () => {}
const server = createServer((request, response) => {
  rewritePage(request, response, 'n1')
  answer(response)
})
const navigation = { Accept: 'text/html,*/*;q=0.8' }
const ask = (headers: Record<string, string>) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers, redirect: 'manual' })

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

describe('a page', () => {
  test.each([
    ['gzip', 'gzip'],
    ['identity', null],
  ])('goes out whole and rewritten to who takes %s', async (takes, encoding) => {
    answer = (response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.setHeader('Content-Length', Buffer.byteLength(page))
      response.end(page)
    }
    const got = await ask({ ...navigation, 'Accept-Encoding': takes })
    expect(got.headers.get('content-encoding')).toBe(encoding)
    const text = await got.text()
    expect(text).toContain('<script type="late" data-src="/a.js"></script>')
    expect(text.slice(text.indexOf('<body>'))).toBe(page.slice(page.indexOf('<body>')))
  })

  test('that is still being made shows what is there', async () => {
    let finish = () => {}
    answer = (response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' })
      response.write('<p>first</p>')
      finish = () => response.end('<p>second</p>')
    }
    const reader = (await ask(navigation)).body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe('<p>first</p>')
    finish()
    expect((await reader?.read())?.value).toBe('<p>second</p>')
    expect((await reader?.read())?.done).toBe(true)
  })
})

test('what is no text, a redirect, and what a script asks for stay as they are', async () => {
  answer = (response) => {
    response.setHeader('Content-Type', 'image/png')
    response.end('png')
  }
  const image = await ask(navigation)
  expect(image.headers.get('content-encoding')).toBeNull()
  expect(image.headers.get('content-length')).toBe('3')
  answer = (response) => {
    response.writeHead(302, { Location: '/login' })
    response.end()
  }
  expect((await ask(navigation)).headers.get('location')).toBe('/login')
  answer = (response) => {
    response.setHeader('Content-Type', 'text/html')
    response.end(page)
  }
  expect(await (await ask({ Accept: '*/*' })).text()).toBe(page)
})

test('who reads slowly slows the writer, and gets it whole', async () => {
  const piece = randomBytes(48 * 1024).toString('base64')
  const pieces = 1_000
  let written = 0
  function* file() {
    for (; written < pieces; written += 1) yield piece
  }
  answer = (response) => {
    response.setHeader('Content-Type', 'text/csv')
    Readable.from(file()).pipe(response)
  }
  const { port } = server.address() as AddressInfo
  const headers = { ...navigation, 'Accept-Encoding': 'gzip' }
  const got = await new Promise<IncomingMessage>((resolve) => get({ port, host: '127.0.0.1', headers }, resolve))
  // As much work as a piece takes, many times over, in which not one more is written.
  for (let [idle, before] = [0, -1]; idle < 30; idle = written === before ? idle + 1 : 0) {
    before = written
    await promisify(gzip)(piece)
  }
  expect(written).toBeLessThan(pieces)
  const { length } = await new Response(
    Readable.toWeb(got).pipeThrough(new DecompressionStream('gzip') as never) as ReadableStream,
  ).text()
  expect(length).toBe(pieces * piece.length)
})
