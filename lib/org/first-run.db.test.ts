import { expect, test } from 'vitest'
import { readOrg } from '@/lib/db/read-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { firstRunLink, setUp } from './first-run'
import { checkMode, isSetupSecret } from './installation'
import * as organizations from './organizations'
import * as sessions from './sign-in/sessions'

await cloneDatabase()

const run = {
  organization: 'Café Zürich',
  name: 'Ada',
  email: 'ada@example.com',
  password: 'a long enough sentence',
  locale: 'fr',
} as const

// Fails if `for update` is removed from lockSetup in installation.ts: both would take the secret.
test('the first-run link makes one organization with its administrator, once, even for two at a time', async () => {
  await checkMode('start')
  const older = (await firstRunLink())?.split('/').at(-1) ?? ''
  const secret = (await firstRunLink())?.split('/').at(-1) ?? ''
  expect(await isSetupSecret(older)).toBe(false)
  const outcomes = await Promise.allSettled([setUp(secret, run, {}), setUp(secret, run, {})])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const [org] = await organizations.list()
  expect(org).toMatchObject({ slug: 'cafe-zurich', name: 'Café Zürich', locale: 'fr' })
  if (!org) throw new Error('no organization')
  const people = await readOrg(org.id, ({ db }) =>
    db.user.findMany({ include: { roles: { include: { role: true } } } }),
  )
  expect(people.map(({ email, status, roles }) => [email, status, roles.map(({ role }) => role.name)])).toEqual([
    ['ada@example.com', 'active', ['Admin']],
  ])
  expect(people[0]?.lastSignInAt).not.toBeNull()
  const session = outcomes.find((outcome) => outcome.status === 'fulfilled')
  expect((await sessions.find(session?.value.token ?? ''))?.permissions).toContain('user_access_manage')
  expect(await firstRunLink()).toBeNull()
})
