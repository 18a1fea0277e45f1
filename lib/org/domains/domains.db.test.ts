import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { change, read } from '../connections/connection-settings'
import { admin, makeOrg } from '../testing/world'
import * as domains from './domains'

await cloneDatabase()

let org: Org
const nobody = { ...admin, permissions: new Set<string>() }
const events = () =>
  readOrg(org.id, ({ db }) =>
    db.auditEvent.findMany({
      where: { OR: [{ event: { startsWith: 'domain.' } }, { event: 'connection.update' }] },
      orderBy: { id: 'asc' },
      select: { event: true, target: true, before: true, after: true },
    }),
  )

beforeAll(async () => {
  org = await makeOrg()
})

test('a domain is added once, proven once and forgotten, each in the audit log', async () => {
  const added = await domains.add(org, admin, ' Example.COM. ')
  expect(added).toMatchObject({ domain: 'example.com', verifiedAt: null })
  expect(await domains.add(org, admin, 'example.com')).toEqual(added)
  const { verifiedAt } = await domains.verify(org, admin, 'example.com')
  expect(verifiedAt).toBeInstanceOf(Date)
  expect((await domains.verify(org, admin, 'example.com')).verifiedAt).toEqual(verifiedAt)
  expect(await domains.list(org)).toMatchObject([{ domain: 'example.com', verifiedAt, token: added.token }])
  expect(await domains.remove(org, admin, 'EXAMPLE.com')).toBe(true)
  expect(await domains.remove(org, admin, 'example.com')).toBe(false)
  expect((await events()).map(({ event, target }) => [event, target])).toEqual([
    ['domain.add', 'example.com'],
    ['domain.verify', 'example.com'],
    ['domain.remove', 'example.com'],
  ])
})

test.each([
  ['bücher.example', 'xn--bcher-kva.example'],
  ['a.b.c.example', 'a.b.c.example'],
])('%s is kept as %s', (text, kept) => {
  expect(domains.normalDomain(text)).toBe(kept)
})

test.each([
  '',
  'localhost',
  'a b.example',
  'x@example.com',
  'example.com/x',
  '10.0.0.1',
  '-a.example',
  'a..example',
  '[::1]',
  'example.com:8080',
])('%j is no domain', (text) => {
  expect(() => domains.normalDomain(text)).toThrow('domain_invalid')
})

test('a domain of one organization is none of another', async () => {
  await domains.verify(org, admin, 'shared.example')
  const other = await makeOrg()
  expect(await domains.list(other)).toEqual([])
  expect(await domains.remove(other, admin, 'shared.example')).toBe(false)
  expect((await domains.list(org)).map(({ domain }) => domain)).toEqual(['shared.example'])
})

test('naming, proving and forgetting need the permission', async () => {
  for (const verb of [domains.add, domains.verify, domains.remove]) {
    await expect(verb(org, nobody, 'no.example')).rejects.toMatchObject({ code: 'permission_missing' })
  }
})

test('a setting of the connection changes alone, and the audit log tells what it was and is', async () => {
  const before = await read(org)
  expect(before).toMatchObject({ adoptsPeople: false, groupDelete: 'keep_team', acceptsPasswords: false })
  const after = await change(org, admin, { adoptsPeople: true, groupDelete: 'keep_team' })
  expect(after).toEqual({ ...before, adoptsPeople: true })
  expect(await read(org)).toEqual(after)
  await change(org, admin, { adoptsPeople: true })
  const told = (await events()).filter(({ event }) => event === 'connection.update')
  expect(told).toEqual([
    {
      event: 'connection.update',
      target: before.name,
      before: { connectionId: before.id, adoptsPeople: false },
      after: { connectionId: before.id, adoptsPeople: true },
    },
  ])
  await expect(change(org, nobody, { adoptsTeams: true })).rejects.toMatchObject({ code: 'permission_missing' })
})
