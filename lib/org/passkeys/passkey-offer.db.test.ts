import { expect, test } from 'vitest'
import { forget } from '@/lib/base/singleton'
import { nobody, statement } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { offered } from '../sign-in/offered-methods'
import { manyOrganizations, newOrganization, newPerson, peek } from '../testing/organization'
import { newAuthenticator, register } from '../testing/passkeys'
import { hasAnyPasskeys } from './passkey-offer'

const { url } = await cloneDatabase()

function asked(): Promise<boolean> {
  forget('org.passkey-offer')
  return hasAnyPasskeys()
}

const onlySaml = (next = 'null', at = 'null') =>
  peek(url, `update organizations set sign_in_methods = array['saml'], next_methods = ${next}, next_methods_at = ${at}`)
const minutes = (count: number) => `now() + interval '${count} minutes'`

test('passkeys are offered where an organization allows them, or somebody has one all the same', async () => {
  expect(await asked()).toBe(false)
  const org = await newOrganization()
  const person = await newPerson(org, 'Standard')
  expect([(await offered(org)).passkey, await asked()]).toEqual([true, true])
  await onlySaml()
  expect([(await offered(org)).passkey, await asked()]).toEqual([false, false])
  await peek(url, 'update users set break_glass_at = now() where id = $1', [person.id])
  expect([(await offered(org)).passkey, await asked()]).toEqual([false, false])
  await register(org, person, newAuthenticator())
  expect([(await offered(org)).passkey, await asked()]).toEqual([true, true])
  await peek(url, 'update users set deleted_at = now() where id = $1', [person.id])
  expect([(await offered(org)).passkey, await asked()]).toEqual([false, false])
})

test('a planned change of methods counts from its moment on, in both directions', async () => {
  const org = await newOrganization()
  for (const [next, at, passkey] of [
    [`array['passkey']`, minutes(5), false],
    [`array['passkey']`, minutes(-1), true],
    [`array['saml']`, minutes(-1), false],
  ] as const) {
    await onlySaml(next, at)
    expect([(await offered(org)).passkey, await asked()], `${next} ${at}`).toEqual([passkey, passkey])
  }
})

test("a person's own methods count, whichever of the organizations is theirs", async () => {
  await newOrganization()
  const org = await newOrganization()
  const person = await newPerson(org, 'Standard')
  await newOrganization()
  await onlySaml()
  expect(await asked()).toBe(false)
  await peek(url, `update users set sign_in_methods = array['password'] where id = $1`, [person.id])
  expect([(await offered(org)).passkey, await asked()]).toEqual([false, false])
  await peek(url, `update users set sign_in_methods = array['passkey'] where id = $1`, [person.id])
  expect([(await offered(org)).passkey, await asked()]).toEqual([true, true])
})

test('looks at every organization, beyond the first thousand, and leaves the transaction without a tenant', async () => {
  await onlySaml()
  await manyOrganizations(url, 1200)
  await peek(url, 'update users set sign_in_methods = null, break_glass_at = null')
  expect(await asked()).toBe(false)
  await peek(url, `update organizations set sign_in_methods = array['passkey'] where slug = 'many-001200'`)
  expect(await asked()).toBe(true)
  const said = await withOrg(nobody, async (tx) => {
    await tx.query(statement('test_offer', 'select passkeys_offered()'))
    return tx.query(
      statement('test_after', `select current_setting('app.org_id') as org, count(*)::int as seen from organizations`),
    )
  })
  expect(said).toEqual([{ org: '', seen: 0 }])
})
