/** Fifty browsers at once, over HTTP, on one app process and on two that share a database: what must happen once happens
 *  once. Two rounds each; `GATEHOUSE_RACE_ROUNDS=20` for as many as a release is held to. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { addressHeader } from '@/lib/http/client-address'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { personProfile } from '@/lib/org/profile'
import { addressesOf } from '@/lib/org/saml/saml-service'
import * as samlSettings from '@/lib/org/saml/saml-settings'
import { peek } from '@/lib/org/testing/organization'
import { answer, makeProvider, prove, type TestProvider } from '@/lib/org/testing/saml'
import { admin, makeOrg } from '@/lib/org/testing/world'
import * as users from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import { byPost, logoutParts, logoutXml } from '@/lib/saml/testing/logout-forger'
import { type RunningServer, startServer } from './server'

const { url } = await cloneDatabase()

const rounds = Number(process.env.GATEHOUSE_RACE_ROUNDS ?? 2)
const browsers = 50

let servers: RunningServer[]
let org: Org
let idp: TestProvider

beforeAll(async () => {
  const first = await startServer()
  servers = [first, await startServer({ origin: first.origin })]
  org = await makeOrg()
  idp = await makeProvider(org, { idpInitiated: true, vouchesForEmail: true })
  await prove(org, 'acme.test')
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
}, 120_000)

afterAll(() => Promise.all(servers?.map((server) => server.stop()) ?? []))

let asked = 0

/** Posts each form to one of the processes in turn, all at once, each from an address of its own; answers where each was
 *  sent on to. */
function postAll(processes: number, place: 'acs' | 'slo', forms: readonly Record<string, string>[]): Promise<string[]> {
  const path = new URL(addressesOf(org)[`${place}Url`]).pathname
  return Promise.all(
    forms.map(async (fields, n) => {
      asked += 1
      const address = servers[n % processes]?.address ?? ''
      // As the front writes it, whose limit is for each address.
      const from = `198.51.${(asked >> 8) & 255}.${asked & 255}`
      // Fifty at once are more than the connections of a busy machine: who is told to come back does, as people do.
      let place = await post(`${address}${path}`, from, fields)
      for (let tries = 0; place === '503' && tries < 20; tries++) place = await post(`${address}${path}`, from, fields)
      return place
    }),
  )
}

/** One form on a connection of its own, as each browser has one; where it leads, else the status. */
function post(url: string, from: string, fields: Record<string, string>): Promise<string> {
  const body = `${new URLSearchParams(fields)}`
  const headers = { [addressHeader]: from, 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const asking = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume()
      resolve(answer.headers.location ?? `${answer.statusCode}`)
    })
    asking.on('error', reject).end(body)
  })
}

const home = () => `${env().origin}/`
const letIn = (places: readonly string[]) => places.filter((place) => place === home()).length
const said = (name: string) => ({ nameId: `${name}@acme.test`, attributes: { email: [`${name}@acme.test`] } })
const signIns = (name: string) =>
  Array.from({ length: browsers }, () => ({ SAMLResponse: answer(idp, null, said(name)) }))
const count = async (text: string, name: string) =>
  (await peek<{ n: number }>(url, `select count(*)::int as n from ${text}`, [org.id, `${name}@acme.test`]))[0]?.n
const people = (name: string) => count('users where org_id = $1 and email_lc = $2 and deleted_at is null', name)
const links = (name: string) => count('saml_identities where org_id = $1 and name_id = $2', name)
const sessions = (name: string) =>
  count(
    'sessions s join users u on u.org_id = s.org_id and u.id = s.user_id where s.org_id = $1 and u.email_lc = $2',
    name,
  )

describe.each([1, 2])('with %i app process(es)', (processes) => {
  const eachRound = async (what: string, run: (name: string) => Promise<void>) => {
    for (let round = 0; round < rounds; round++) await run(`${what}-${processes}-${round}`)
  }

  test('fifty copies of one assertion let one in', async () => {
    await eachRound('copy', async (name) => {
      const [one = { SAMLResponse: '' }] = signIns(name)
      const places = await postAll(
        processes,
        'acs',
        Array.from({ length: browsers }, () => one),
      )
      expect(letIn(places)).toBe(1)
      expect(places.filter((place) => place.includes('/refused?'))).toHaveLength(browsers - 1)
      expect(await sessions(name)).toBe(1)
    })
  }, 600_000)

  test('fifty first sign-ins of somebody unknown make one person with one link, and let all in', async () => {
    await eachRound('new', async (name) => {
      expect(letIn(await postAll(processes, 'acs', signIns(name)))).toBe(browsers)
      expect([await people(name), await links(name), await sessions(name)]).toEqual([1, 1, browsers])
    })
  }, 600_000)

  test('fifty first sign-ins of somebody who is here already make one link, and nobody new', async () => {
    await eachRound('known', async (name) => {
      const email = `${name}@acme.test`
      await write(org, admin, async (w) => {
        await w.tx.ready()
        const profile = personProfile('Known Person', email, null)
        return users.create(w, {
          profile,
          active: true,
          source: 'scim',
          connectionId: await connection(),
          roles: ['Standard'],
        })
      })
      expect(letIn(await postAll(processes, 'acs', signIns(name)))).toBe(browsers)
      expect([await people(name), await links(name), await sessions(name)]).toEqual([1, 1, browsers])
    })
  }, 600_000)

  test('fifty copies of one logout request are obeyed once, and end every session', async () => {
    await eachRound('out', async (name) => {
      expect(letIn(await postAll(processes, 'acs', signIns(name).slice(0, 5)))).toBe(5)
      const parts = logoutParts({ ...said(name), issuer: idp.issuer, sloUrl: addressesOf(org).sloUrl, now: new Date() })
      const arrival = byPost(logoutXml(parts), parts.id, idp.key)
      const form = { SAMLRequest: arrival.binding === 'post' ? arrival.field : '' }
      const places = await postAll(
        processes,
        'slo',
        Array.from({ length: browsers }, () => form),
      )
      expect(places.filter((place) => place.startsWith(`${idp.issuer}/slo?SAMLResponse=`))).toHaveLength(1)
      expect(places.filter((place) => place.endsWith('code=replayed'))).toHaveLength(browsers - 1)
      expect(await sessions(name)).toBe(0)
    })
  }, 600_000)
})

async function connection(): Promise<string> {
  const [row] = await peek<{ id: string }>(url, 'select id from connections where org_id = $1', [org.id])
  return row?.id ?? ''
}
