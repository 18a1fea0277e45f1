/** Another secret for an installation that has everything that hangs on it. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { env, provideEnv } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { checkMode } from '../installation'
import * as invites from '../invitations/invites'
import * as resets from '../passwords/password-resets'
import { resetToken } from '../passwords/reset-token'
import * as attempts from '../saml/saml-attempts'
import * as messages from '../saml/saml-messages'
import { organizationsFor } from '../saml/saml-routing'
import { serviceKeys } from '../saml/saml-service'
import { knownSession } from '../saml/saml-sessions'
import * as samlSettings from '../saml/saml-settings'
import * as secondFactor from '../second-factor/second-factor'
import { prove } from '../second-factor/second-step'
import * as sessions from '../sign-in/sessions'
import { signIn } from '../sign-in/sign-in'
import { whoSignsIn } from '../testing/administrator'
import { peek } from '../testing/organization'
import * as saml from '../testing/saml'
import { setUpApp } from '../testing/second-factor'
import { admin, invite, makeOrg, newestToken } from '../testing/world'
import { replaceLost, rotate } from './secret-change'
import { checkOf, fits } from './secret-check'
import { fading, holdings } from './secret-holdings'

const { url } = await cloneDatabase()

const said = { nameId: 'zoe@acme.test', attributes: { email: ['zoe@acme.test'], displayName: ['Zoé Martin'] } }
let made = 0
let org: Org
let other: Org
let person: Awaited<ReturnType<typeof withApp>>
let idp: saml.TestProvider
let ssoToken: string
let invited: string
let mailedLink: string

async function withApp(to: Org) {
  const who = await whoSignsIn(to)
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [who.id])
  return { ...who, email: row?.email ?? '', app: await setUpApp(to, who) }
}

/** What the newest link of a person would be under the present secret. */
const newestReset = async () => {
  const [row] = await peek<{ id: string }>(
    url,
    'select id from password_resets where user_id = $1 order by issued_at desc',
    [person.id],
  )
  return resetToken(org.id, row?.id ?? '', env().secret)
}

beforeAll(() => checkMode('test'))

beforeEach(async () => {
  made += 1
  await peek(url, 'update installation set secret_check = null')
  org = await makeOrg()
  other = await makeOrg()
  expect(await fits()).toBe(true)
  person = await withApp(org)
  idp = await saml.makeProvider(org)
  await saml.prove(org, `acme-${made}.test`)
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
  const outcome = await saml.signIn(idp, said)
  if (outcome.kind !== 'admitted') throw new Error(JSON.stringify(outcome))
  ssoToken = outcome.session.token
  invited = await invite(org, `waits-${made}@acme.test`)
  const mailed = await invite(org, `mailed-${made}@acme.test`)
  mailedLink = await newestToken(org, mailed)
  await peek(url, `update outbox set state = 'sent' where user_id = $1`, [mailed])
  await resets.request(person.email, {})
})

function nextSecret(): { from: string; to: string } {
  return { from: env().secret, to: `another secret, number ${made}, `.padEnd(50, '.') }
}

async function change() {
  const secrets = nextSecret()
  const changed = await rotate(secrets, admin)
  provideEnv({ GATEHOUSE_SECRET: secrets.to })
  return { ...secrets, changed }
}

async function lose(sure = true) {
  provideEnv({ GATEHOUSE_SECRET: nextSecret().to })
  return replaceLost(env().secret, admin, { sure })
}

const latest = async () => (await attempts.list(org, admin))[0]?.ref ?? ''
const enter = () => signIn({ email: person.email, password: person.password }, {})
const events = (event: string) =>
  peek<{ org_id: string }>(url, 'select org_id, after from audit_events where event = $1 and org_id = any($2)', [
    event,
    [org.id, other.id],
  ])

describe('a changed secret', () => {
  test('lets people in as before, with a code of their app and with a recovery code', async () => {
    await change()
    for (const code of [person.app.next(), person.app.codes[0] ?? '']) {
      const first = await enter()
      if (first.kind !== 'second_factor') throw new Error(first.kind)
      expect(await prove(first.ticket, code, {})).toMatchObject({ kind: 'signed_in' })
    }
  })

  test('keeps the certificate of the service provider, its key, and where addresses lead', async () => {
    const before = await serviceKeys(org)
    await change()
    expect(await serviceKeys(org)).toEqual(before)
    expect((await organizationsFor(`zoe@acme-${made}.test`)).map(({ id }) => id)).toEqual([org.id])
  })

  test('keeps what sign-ins said: their messages, what mappings are tried on, and how they are found', async () => {
    const ref = await latest()
    await change()
    expect(await messages.show(org, admin, ref)).toMatchObject({ kind: 'shown' })
    expect(await withOrg(org.id, async (tx) => tx.ready().then(() => attempts.claimsIn(tx, idp.id)))).toMatchObject([
      { nameId: said.nameId },
    ])
    // Found by the hash alone: nobody has that name or address any more.
    await peek(url, `update saml_logins set user_id = null where org_id = $1`, [org.id])
    expect((await attempts.list(org, admin, { q: said.nameId })).map((row) => row.ref)).toEqual([ref])
    const [hashes] = await peek<{ address_hash: string | null }>(
      url,
      'select address_hash from saml_logins where org_id = $1',
      [org.id],
    )
    expect(hashes?.address_hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('keeps sessions, and what the provider calls them', async () => {
    await change()
    expect(await sessions.find(ssoToken)).toBeDefined()
    const known = await withOrg(org.id, (tx) => knownSession(tx, sessions.sessionHash(ssoToken)))
    expect(known?.name.nameId).toBe(said.nameId)
  })

  test('keeps links that were mailed, and those of mails that wait open with the new one', async () => {
    await change()
    expect(await invites.peek(mailedLink)).toMatchObject({ state: 'open' })
    expect(await invites.peek(await newestToken(org, invited))).toMatchObject({ state: 'open' })
    expect(await resets.peek(await newestReset())).toMatchObject({ state: 'open' })
  })

  test('is the one that the data belong to, with an event in each organization', async () => {
    const { from, to, changed } = await change()
    expect([await fits(to), await fits(from)]).toEqual([true, false])
    expect((await events('secret.rotate')).map(({ org_id }) => org_id).sort()).toEqual([org.id, other.id].sort())
    expect(Object.entries(changed.counts).filter(([name, count]) => count === 0 && name !== 'recoveryCodes')).toEqual(
      [],
    )
    expect(Object.values(changed.shut)).toEqual(Object.values(changed.shut).map(() => 0))
  })

  test('leaves nothing changed where it fails half way', async () => {
    const { from, to } = nextSecret()
    await peek(url, `alter table saml_messages add constraint stop check (length(sealed_message) < 0) not valid`)
    await expect(rotate({ from, to }, admin)).rejects.toThrow('stop')
    await peek(url, 'alter table saml_messages drop constraint stop')
    expect(await fits(from)).toBe(true)
    expect(await enter()).toMatchObject({ kind: 'second_factor' })
    expect(await events('secret.rotate')).toEqual([])
  })
})

describe('a lost secret', () => {
  test('is noticed', async () => {
    const { to } = nextSecret()
    expect(await fits(to)).toBe(false)
    await peek(url, 'update installation set secret_check = null')
    expect(await fits(to)).toBe(false)
    expect(await fits()).toBe(true)
    expect(await peek(url, 'select secret_check from installation')).toEqual([{ secret_check: checkOf(env().secret) }])
  })

  test('says what goes with it, and takes nothing until that is confirmed', async () => {
    const from = env().secret
    const told = await lose(false)
    provideEnv({ GATEHOUSE_SECRET: from })
    const none = Object.entries(told.counts).filter(([, count]) => count === 0)
    expect(none).toEqual([])
    expect(await fits()).toBe(true)
    expect(await enter()).toMatchObject({ kind: 'second_factor' })
    expect(await sessions.find(ssoToken)).toBeDefined()
    expect(await events('secret.lose')).toEqual([])
  })

  test('lets nobody in by the password alone who had proven themselves by two things', async () => {
    await lose()
    expect(await enter()).toEqual({ kind: 'refused' })
    const [told] = await peek(url, `select kind from outbox where user_id = $1 and kind = 'second_factor_lost'`, [
      person.id,
    ])
    expect(told).toBeDefined()
  })

  test('gives them a password by the proven mailbox, and an app where one is required', async () => {
    await peek(url, 'update organizations set second_factor_required = true where id = $1', [org.id])
    await lose()
    await resets.request(person.email, {})
    const password = 'a sentence that nobody had before'
    await resets.accept(await newestReset(), password, {})
    const first = await signIn({ email: person.email, password }, {})
    expect(first.kind).toBe('enroll')
    expect(await secondFactor.read(org, person.id)).toMatchObject({ since: null, codesLeft: 0 })
  })

  test('makes a new key for the service provider, and tells administrators', async () => {
    const [before] = await serviceKeys(org)
    await lose()
    const [after] = await serviceKeys(org)
    expect(after?.certificate).not.toBe(before?.certificate)
    const mails = await peek<{ payload: unknown }>(
      url,
      `select payload from outbox where org_id = $1 and kind = 'secret_lost'`,
      [org.id],
    )
    expect(mails.map(({ payload }) => payload)).toEqual([{ to: person.email, apps: 1, saml: true }])
  })

  test('ends sessions that their provider could not end any more, and empties what nobody can read', async () => {
    await lose()
    expect(await sessions.find(ssoToken)).toBeUndefined()
    expect(await messages.show(org, admin, await latest())).toEqual({ kind: 'none' })
    expect(await withOrg(org.id, async (tx) => tx.ready().then(() => attempts.claimsIn(tx, idp.id)))).toEqual([])
    // And what comes next works as ever.
    expect(await saml.signIn(idp, { ...said, assertionId: '_again' })).toMatchObject({ kind: 'admitted' })
    expect(await messages.show(org, admin, await latest())).toMatchObject({ kind: 'shown' })
  })

  test('finds people and their provider by what they type, and lets them in by links of before', async () => {
    const plain = await whoSignsIn(org, 'Standard')
    const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [plain.id])
    await lose()
    expect(await signIn({ email: row?.email ?? '', password: plain.password }, {})).toMatchObject({ kind: 'signed_in' })
    expect((await organizationsFor(`zoe@acme-${made}.test`)).map(({ id }) => id)).toEqual([org.id])
    expect(await invites.peek(mailedLink)).toMatchObject({ state: 'open' })
    expect(await invites.peek(await newestToken(org, invited))).toMatchObject({ state: 'open' })
  })

  test('leaves an event with counts in each organization', async () => {
    await lose()
    const told = (await events('secret.lose')) as { org_id: string; after: { apps: number } }[]
    expect(new Map(told.map(({ org_id, after }) => [org_id, after.apps]))).toEqual(
      new Map([
        [org.id, 1],
        [other.id, 0],
      ]),
    )
  })
})

/** Named like something sealed or keyed, but not by the server's secret. */
const others = [
  'application_keys.secret_hash',
  'audit_anchors.hash',
  'audit_seals.hash',
  'installation.setup_hash',
  'saml_requests.browser_hash',
  'sessions.hash',
  'saml_sessions.hash',
]

test('every column that is sealed or keyed is one that a change of the secret knows', async () => {
  const columns = await peek<{ name: string }>(
    url,
    `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
     and ((column_name like 'sealed\\_%' and data_type = 'bytea') or column_name ~ '(^|_)hash$')`,
  )
  const known = [
    ...Object.values({ ...holdings, repeats: { columns: fading.repeats } }).flatMap((one) => one.columns),
    ...others,
  ]
  expect(columns.map(({ name }) => name).sort()).toEqual(known.sort())
})
