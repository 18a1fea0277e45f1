import { Resolver } from 'node:dns/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NameServer, startNameServer } from '../testing/name-server'
import { proofRecord, prove, systemResolver } from './domain-proof'

const wanted = { domain: 'acme.example', token: 'aToken' }
const { host, value } = proofRecord(wanted)

let server: NameServer
beforeAll(async () => {
  server = await startNameServer()
})
afterAll(() => server.close())

const proveHere = () => prove(wanted, systemResolver(server.address))

test('the record is named after the domain and holds the token', () => {
  expect({ host, value }).toEqual({ host: '_gatehouse.acme.example', value: 'gatehouse-verification=aToken' })
})

test.each<[string, (string | string[])[]]>([
  ['alone', [value]],
  ['among others', ['v=spf1 -all', value]],
  ['in pieces', [['gatehouse-', 'verification=aToken']]],
  ['with the quotes that were typed', [`"${value}"`]],
  ['with a space behind', [`${value} `]],
])('the record %s proves the domain', async (_, texts) => {
  server.texts.set(host, texts)
  expect(await proveHere()).toEqual({ proven: true })
})

test('another value does not, and is told', async () => {
  server.texts.set(host, ['gatehouse-verification=older', 'x'.repeat(250), ...'abcdef'])
  expect(await proveHere()).toEqual({
    proven: false,
    problem: 'other_value',
    found: ['gatehouse-verification=older', 'x'.repeat(200), 'a', 'b', 'c'],
  })
})

test('the value in other letter cases does not', async () => {
  server.texts.set(host, [value.toUpperCase()])
  expect(await proveHere()).toMatchObject({ problem: 'other_value' })
})

test('a name without a text is told from a domain that does not exist', async () => {
  server.texts.delete(host)
  server.names.add(host)
  expect(await proveHere()).toMatchObject({ problem: 'no_record' })
  server.names.delete(host)
  server.names.add(wanted.domain)
  expect(await proveHere()).toMatchObject({ problem: 'no_record' })
  server.names.delete(wanted.domain)
  expect(await proveHere()).toMatchObject({ problem: 'no_domain' })
})

test('a name server that cannot answer decides nothing', async () => {
  server.broken.add(host)
  expect(await proveHere()).toMatchObject({ problem: 'no_answer' })
  server.broken.delete(host)
  server.broken.add(wanted.domain)
  expect(await proveHere()).toMatchObject({ problem: 'no_answer' })
})

test('a name server that says nothing is not waited for', async () => {
  server.silent.add(host)
  const impatient = new Resolver({ timeout: 20, tries: 1 })
  impatient.setServers([server.address])
  expect(await prove(wanted, impatient)).toMatchObject({ problem: 'no_answer' })
  await startedThenClosed().then(async (gone) => {
    const nobody = new Resolver({ timeout: 20, tries: 1 })
    nobody.setServers([gone])
    expect(await prove(wanted, nobody)).toMatchObject({ problem: 'no_answer' })
  })
})

async function startedThenClosed(): Promise<string> {
  const other = await startNameServer()
  await other.close()
  return other.address
}
