/** The messages of sign-ins: who sees what of them, and from when. */
import { inflateRawSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { newKeyPair } from '@/lib/saml/testing/forger'
import type { Actor } from '../can'
import { peek } from '../testing/organization'
import { answer, answerOf, arrive, makeProvider, signIn, type TestProvider } from '../testing/saml'
import { admin, makeOrg } from '../testing/world'
import * as attempts from './saml-attempts'
import * as messages from './saml-messages'
import * as samlRequests from './saml-requests'
import * as samlSettings from './saml-settings'

const { url } = await cloneDatabase()

let org: Org
let idp: TestProvider

beforeAll(async () => {
  org = await makeOrg()
  idp = await makeProvider(org)
  await samlSettings.putJit(org, admin, { enabled: true, domains: ['acme.test'] })
})

afterEach(() => {
  delete process.env.GATEHOUSE_CLOCK_OFFSET_MS
})

const said = { nameId: 'zoe@acme.test', attributes: { email: ['zoe@acme.test'], displayName: ['Zoé Martin'] } }
const latest = async () => (await attempts.list(org, admin))[0]?.ref ?? ''
const posting = (text: string) => arrive(org, Buffer.from(text).toString('base64'))
const refOf = async (coming: ReturnType<typeof arrive>) => ((await coming) as { ref: string }).ref
const inMinutes = (minutes: number) => {
  process.env.GATEHOUSE_CLOCK_OFFSET_MS = String(minutes * 60_000)
}
const audits = async () =>
  (
    await peek<{ n: number }>(
      url,
      `select count(*)::int as n from audit_events where org_id = $1 and event = 'saml_login.reveal'`,
      [org.id],
    )
  )[0]?.n

describe('the message of a sign-in that was let in', () => {
  test('is shown at once, masked', async () => {
    await signIn(idp, said)
    const view = await messages.show(org, admin, await latest())
    expect(view.kind).toBe('shown')
    const xml = view.kind === 'shown' ? (view.xml ?? '') : ''
    expect(xml).toContain('>z…@acme.test</saml:NameID>')
    expect(xml).toContain('>Zoé…</saml:AttributeValue>')
    expect(xml).not.toContain('zoe@')
    expect(xml).not.toContain('Martin')
  })

  test('is shown in full to whoever asks and may, letter by letter, and that is written down', async () => {
    await signIn(idp, said)
    const before = await audits()
    const { raw, legible } = await messages.reveal(org, admin, await latest())
    expect(raw).toMatch(/^<samlp:Response /)
    expect(raw).toContain('>zoe@acme.test</saml:NameID>')
    expect(legible).toContain('\n      <saml:NameID')
    expect(await audits()).toBe((before ?? 0) + 1)
  })

  test.each(['org_authn_config_write', 'user_access_read'] as const)(
    'is not shown in full without %s, nor is anything written down',
    async (missing) => {
      await signIn(idp, said)
      const before = await audits()
      const less: Actor = { ...admin, permissions: new Set([...admin.permissions].filter((each) => each !== missing)) }
      await expect(messages.reveal(org, less, await latest())).rejects.toMatchObject({ code: 'permission_missing' })
      expect(await audits()).toBe(before)
    },
  )

  test('lies sealed in the database', async () => {
    await signIn(idp, said)
    const rows = await peek<{ sealed: Buffer }>(
      url,
      'select sealed_message as sealed from saml_messages where org_id = $1',
      [org.id],
    )
    for (const { sealed } of rows) {
      expect(sealed.toString('latin1')).not.toContain('zoe')
      expect(() => inflateRawSync(sealed)).toThrow()
    }
  })

  test('is not there for another organization', async () => {
    await signIn(idp, said)
    const other = await makeOrg()
    const ref = await latest()
    expect(await messages.show(other, admin, ref)).toEqual({ kind: 'none' })
    await expect(messages.reveal(other, admin, ref)).rejects.toMatchObject({ code: 'saml_message_gone' })
  })

  test('is gone after a week, before anything is swept', async () => {
    await signIn(idp, said)
    const ref = await latest()
    inMinutes(7 * 24 * 60 + 1)
    expect(await messages.show(org, admin, ref)).toEqual({ kind: 'none' })
    await expect(messages.reveal(org, admin, ref)).rejects.toMatchObject({ code: 'saml_message_gone' })
  })
})

describe('the message of a sign-in that was refused', () => {
  const refusedInAnotherBrowser = async () => {
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    const response = answer(idp, begun.requestId, said)
    const ref = await refOf(arrive(org, response))
    expect((await attempts.get(org, admin, ref))?.code).toBe('browser_wrong')
    return { ref, response, begun }
  }

  test('is kept back while it could still be used', async () => {
    const { ref, response, begun } = await refusedInAnotherBrowser()
    expect(await messages.show(org, admin, ref)).toMatchObject({ kind: 'held' })
    await expect(messages.reveal(org, admin, ref)).rejects.toMatchObject({ code: 'saml_message_held' })
    expect(await arrive(org, response, begun)).toMatchObject({ kind: 'admitted' })
  })

  test('is shown once it is too old, and opens nothing then', async () => {
    const { ref, response, begun } = await refusedInAnotherBrowser()
    const { until } = (await messages.show(org, admin, ref)) as { until: Date }
    inMinutes((until.getTime() - Date.now()) / 60_000 + 0.1)
    expect(await messages.show(org, admin, ref)).toMatchObject({ kind: 'shown' })
    expect((await messages.reveal(org, admin, ref)).raw).toContain('zoe@acme.test')
    expect(await arrive(org, response, begun)).toMatchObject({ kind: 'refused' })
  })

  test('is shown at once where it was used before', async () => {
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    const response = answer(idp, begun.requestId, said)
    await arrive(org, response, begun)
    const again = await samlRequests.begin(org, { providerId: idp.id })
    const same = Buffer.from(response, 'base64').toString('utf8')
    expect(same).toContain(begun.requestId)
    const assertionId = /ID="(_a[0-9a-f]+)"/.exec(same)?.[1]
    const ref = await refOf(arrive(org, answer(idp, again.requestId, { ...said, assertionId }), again))
    expect((await attempts.get(org, admin, ref))?.code).toBe('replayed')
    expect(await messages.show(org, admin, ref)).toMatchObject({ kind: 'shown' })
  })

  test('that nobody vouched for is kept back too, then masked as well', async () => {
    const begun = await samlRequests.begin(org, { providerId: idp.id })
    const ref = await refOf(arrive(org, answerOf(idp, newKeyPair('stranger'), begun.requestId, said), begun))
    expect(await messages.show(org, admin, ref)).toMatchObject({ kind: 'held' })
    inMinutes(13)
    const view = await messages.show(org, admin, ref)
    expect(JSON.stringify(view)).not.toContain('zoe@')
  })

  test('that is no XML is shown only in full', async () => {
    const ref = await refOf(posting('no XML of zoe@acme.test'))
    inMinutes(13)
    expect(await messages.show(org, admin, ref)).toEqual({ kind: 'shown', xml: null })
    expect((await messages.reveal(org, admin, ref)).raw).toBe('no XML of zoe@acme.test')
  })

  test('is not kept where it is large and nobody vouched for it, nor beyond twenty an hour', async () => {
    const noise = Array.from({ length: 3_000 }, (_, n) => `<a x="${(n * 7919) % 99991}"/>`).join('')
    expect(await messages.show(org, admin, await refOf(posting(`<r>${noise}</r>`)))).toEqual({ kind: 'none' })
    for (let n = 0; n < 20; n++) await posting('more')
    expect(await messages.show(org, admin, await refOf(posting('more')))).toEqual({ kind: 'none' })
  })
})
