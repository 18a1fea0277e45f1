import { expect, test } from 'vitest'
import { forget } from '@/lib/base/singleton'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { offered } from './offered-methods'
import { hasAnyPasskeys } from './passkey-offer'
import { newOrganization, newPerson, peek } from './testing/organization'
import { newAuthenticator, register } from './testing/passkeys'

const { url } = await cloneDatabase()

test('passkeys are offered where an organization allows them, or somebody has one all the same', async () => {
  const org = await newOrganization()
  const person = await newPerson(org, 'Standard')
  const any = () => {
    forget('org.passkey-offer')
    return hasAnyPasskeys()
  }
  expect([(await offered(org)).passkey, await any()]).toEqual([true, true])
  await peek(url, `update organizations set sign_in_methods = array['saml']`)
  expect([(await offered(org)).passkey, await any()]).toEqual([false, false])
  await peek(url, 'update users set break_glass_at = now() where id = $1', [person.id])
  await register(org, person, newAuthenticator())
  expect([(await offered(org)).passkey, await any()]).toEqual([true, true])
  const other = await newOrganization()
  await peek(
    url,
    `update organizations set sign_in_methods = array['saml'], next_methods = array['passkey'],
    next_methods_at = now() - interval '1 minute' where id = $1`,
    [other.id],
  )
  expect((await offered(other)).passkey).toBe(true)
})
