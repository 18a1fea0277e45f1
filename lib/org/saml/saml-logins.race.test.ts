/** What several sign-ins at once must not do. Fifty at once over HTTP, on one app process and on two: e2e/saml/races. */
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { changePlan } from '../organizations'
import { peek } from '../testing/organization'
import { answer, arrive, makeProvider, signIn, type TestProvider } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import * as users from '../users/users'
import * as providers from './saml-providers'
import * as samlRequests from './saml-requests'
import * as samlSettings from './saml-settings'

const { url } = await cloneDatabase()
const rounds = 3

let org: Org
let idp: TestProvider

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org, { idpInitiated: true })
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
})

const said = (name: string) => ({ nameId: `${name}@acme.test`, attributes: { email: [`${name}@acme.test`] } })
const count = async (text: string, ...values: unknown[]) =>
  (await peek<{ n: number }>(url, text, [org.id, ...values]))[0]?.n

// `on conflict do nothing returning` of saml_assertion_use: without it a copy is let in too.
test('twenty copies of one assertion let one in', async () => {
  for (let round = 0; round < rounds; round++) {
    const response = answer(idp, null, said(`copy-${round}`))
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => arrive(org, response)))
    expect(outcomes.filter(({ kind }) => kind === 'admitted')).toHaveLength(1)
    const sessions = `select count(*)::int as n from sessions s join users u on u.org_id = s.org_id and u.id = s.user_id
      where s.org_id = $1 and u.email_lc = $2`
    expect(await count(sessions, `copy-${round}@acme.test`)).toBe(1)
  }
})

// `for update` of saml_request_lock: without it the request is spent twice.
test('two answers to one request in its own browser let one in', async () => {
  for (let round = 0; round < rounds; round++) {
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    const responses = ['one', 'two'].map((name) => answer(idp, begun.requestId, said(`${name}-${round}`)))
    const outcomes = await Promise.all(responses.map((response) => arrive(org, response, begun)))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['admitted', 'refused'])
  }
})

// The second try of `receive`, and the second look of `decide`: without them the others end with a collision, or are
// refused for the account that has just become their own.
test('ten first sign-ins of one person make one person, and let all in', async () => {
  for (let round = 0; round < rounds; round++) {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => signIn(idp, said(`new-${round}`))))
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['admitted']))
    const made = 'select count(*)::int as n from users where org_id = $1 and email_lc = $2'
    expect(await count(made, `new-${round}@acme.test`)).toBe(1)
  }
})

// `lock` in saml-admission.ts: without it a session begins beside the end of access.
test('whoever is disabled meanwhile has no session afterwards', async () => {
  for (let round = 0; round < rounds; round++) {
    await signIn(idp, said(`off-${round}`))
    const [person] = await peek<{ id: string }>(url, 'select id from users where org_id = $1 and email_lc = $2', [
      org.id,
      `off-${round}@acme.test`,
    ])
    const comings = Array.from({ length: 10 }, () => signIn(idp, said(`off-${round}`)))
    await Promise.all([...comings, users.deactivate(org, admin, person?.id ?? '')])
    expect(await count('select count(*)::int as n from sessions where org_id = $1 and user_id = $2', person?.id)).toBe(
      0,
    )
  }
})

// `for share` of saml_providers_hold: without it a session begins beside the end of those that the provider began.
test.each([
  ['turned off', (of: Org, id: string) => providers.turnOff(of, admin, id)],
  ['removed', (of: Org, id: string) => providers.remove(of, admin, id)],
  ['without its plan', (of: Org) => changePlan(of, admin, 'free')],
])('of a provider that is %s meanwhile nobody has a session afterwards', async (_, end) => {
  for (let round = 0; round < rounds; round++) {
    const home = await makeOrg()
    const through = await makeProvider(home)
    await samlSettings.putJit(home, admin, { enabled: true, domains: ['acme.test'] })
    for (const name of ['one', 'two']) expect((await signIn(through, said(name))).kind).toBe('admitted')
    const begun = await Promise.all(
      Array.from({ length: 10 }, () => samlRequests.begin(home, { providerId: through.id })),
    )
    const comings = begun.map((each, n) =>
      arrive(home, answer(through, each.requestId, said(n % 2 ? 'one' : 'two')), each),
    )
    await Promise.all([...comings, end(home, through.id)])
    const left = 'select count(*)::int as n from sessions where org_id = $1'
    expect((await peek<{ n: number }>(url, left, [home.id]))[0]?.n).toBe(0)
  }
})

test('turning a provider off ends signing in with the commit', async () => {
  const begun = await samlRequests.begin(org, { providerId: idp.id })
  await providers.turnOff(org, admin, idp.id)
  expect(await arrive(org, answer(idp, begun.requestId, said('late')), begun)).toMatchObject({ code: 'provider_off' })
})
