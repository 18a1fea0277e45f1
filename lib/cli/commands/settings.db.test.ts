import { beforeAll, expect, test } from 'vitest'
import { sealAll } from '@/lib/audit/seal'
import type { Org } from '@/lib/db/finders'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import { whoSignsIn } from '@/lib/org/testing/administrator'
import { peek } from '@/lib/org/testing/organization'
import { setUpApp } from '@/lib/org/testing/second-factor'
import { makeOrg } from '@/lib/org/testing/world'
import type { Outcome } from '../command'
import { commands } from '../commands'
import { understand } from '../dispatch'

const { url } = await cloneDatabase()

let org: Org
beforeAll(async () => {
  org = await makeOrg()
})

async function gatehouse(...words: string[]): Promise<Outcome> {
  const call = understand(commands, [...words, '--org', org.slug])
  if (call.kind !== 'run') throw new Error(call.text)
  return call.verb.run(call.input)
}

test('connection set changes what it names, and show tells all of it', async () => {
  const { json } = await gatehouse('connection', 'set', '--adopt-people', 'on', '--group-delete', 'delete')
  expect(json).toMatchObject({ adoptsPeople: true, adoptsTeams: false, groupDelete: 'delete' })
  const shown = await gatehouse('connection', 'show')
  expect(shown.json).toEqual(json)
  expect(shown.text).toMatch(/adopt-people +on\b/)
  expect(shown.text).toMatch(/passwords +off\b/)
  await expect(gatehouse('connection', 'set')).rejects.toThrow('Nothing to change')
})

test('org verify-domain proves a domain, org show lists it, org remove-domain forgets it', async () => {
  expect((await gatehouse('org', 'verify-domain', 'Example.com')).json).toMatchObject({ domain: 'example.com' })
  expect((await gatehouse('org', 'show')).json).toMatchObject({ domains: [{ domain: 'example.com' }] })
  await expect(gatehouse('org', 'verify-domain', 'nowhere')).rejects.toMatchObject({ code: 'domain_invalid' })
  expect((await gatehouse('org', 'remove-domain', 'example.com')).json).toMatchObject({ removed: true })
  expect((await gatehouse('org', 'show')).json).toMatchObject({ domains: [] })
})

test('org plan changes the plan at once, leaves an audit event, and refuses a plan that is none', async () => {
  expect((await gatehouse('org', 'plan', 'free')).json).toEqual({ plan: 'free', changed: true, sessionsEnded: 0 })
  expect((await gatehouse('org', 'plan', 'free')).json).toEqual({ plan: 'free', changed: false, sessionsEnded: 0 })
  expect((await gatehouse('org', 'show')).json).toMatchObject({ plan: 'free' })
  await expect(gatehouse('org', 'plan', 'gold')).rejects.toThrow('"gold" is no plan')
  expect((await gatehouse('org', 'plan', 'enterprise')).json).toEqual({
    plan: 'enterprise',
    changed: true,
    sessionsEnded: 0,
  })
  const events = await peek(
    url,
    `select before->>'plan' as before, after->>'plan' as after from audit_events
     where org_id = $1 and event = 'organization.plan' order by id`,
    [org.id],
  )
  expect(events).toEqual([
    { before: 'enterprise', after: 'free' },
    { before: 'free', after: 'enterprise' },
  ])
})

test('user allow-adoption lets the identity provider take somebody over', async () => {
  const { id } = await whoSignsIn(org)
  const adoptable = () =>
    peek<{ email: string; allowed: boolean }>(
      url,
      'select email, adoptable_at is not null as allowed from users where id = $1',
      [id],
    )
  const [before] = await adoptable()
  expect(before?.allowed).toBe(false)
  expect((await gatehouse('user', 'allow-adoption', before?.email ?? '')).json).toEqual({ id })
  expect((await adoptable())[0]?.allowed).toBe(true)
})

test('user reset-second-factor takes the app from who lost it, once', async () => {
  const person = await whoSignsIn(org)
  await setUpApp(org, person)
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
  const reset = () => gatehouse('user', 'reset-second-factor', '--email', row?.email ?? '')
  expect((await reset()).json).toEqual({ id: person.id })
  expect((await secondFactor.read(org, person.id)).since).toBeNull()
  await expect(reset()).rejects.toMatchObject({ code: 'second_factor_missing' })
})

test('user release lets somebody sign in again', async () => {
  const { id } = await whoSignsIn(org)
  const [row] = await peek<{ email: string }>(
    url,
    'update users set second_step_at = now() where id = $1 returning email',
    [id],
  )
  const release = () => gatehouse('user', 'release', '--email', row?.email ?? '')
  expect((await release()).json).toEqual({ id, released: true })
  expect((await release()).json).toEqual({ id, released: false })
})

test('audit verify tells that the log is intact, and fails by name of the row where it is not', async () => {
  await expect
    .poll(() => sealAll(org.id).then(() => gatehouse('audit', 'verify')), { timeout: 15_000 })
    .toMatchObject({
      ok: true,
      json: { intact: true, unsealed: 0 },
    })
  const { head } = (await gatehouse('audit', 'verify')).json as { head: { no: number; hash: string } }
  expect(await gatehouse('audit', 'verify', '--head', `${head.no}:${head.hash}`)).toMatchObject({ ok: true })
  expect(await gatehouse('audit', 'verify', '--head', `${head.no}:${'0'.repeat(64)}`)).toMatchObject({ ok: false })
  await expect(gatehouse('audit', 'verify', '--head', 'x')).rejects.toThrow('--head')
  const [row] = await peek<{ id: string }>(
    url,
    `update audit_events set target = 'Somebody else'
     where org_id = $1 and id = (select id from audit_events where org_id = $1 order by xid, id limit 1) returning id`,
    [org.id],
  )
  const found = await gatehouse('audit', 'verify')
  expect(found).toMatchObject({ ok: false, json: { bad: { fault: 'changed', id: row?.id } } })
  expect(found.text).toContain(row?.id)
})

test('org security-contacts replaces who is told, or nobody, and shows them', async () => {
  const contacts = (...words: string[]) => gatehouse('org', 'security-contacts', ...words)
  expect((await contacts()).json).toEqual({ contacts: [] })
  const two = ['sec@acme.test', 'cert@acme.test']
  expect((await contacts('--set', 'sec@acme.test', '--set', 'cert@acme.test')).json).toEqual({ contacts: two })
  expect((await contacts()).text).toBe(two.join('\n'))
  await expect(contacts('--set', 'nobody')).rejects.toMatchObject({ code: 'mail_address_invalid' })
  await expect(contacts('--set', 'sec@acme.test', '--none')).rejects.toThrow('--none')
  expect((await contacts('--none')).json).toEqual({ contacts: [] })
})
