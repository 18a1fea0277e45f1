import { expect, test } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as samlProviders from '../saml/saml-providers'
import { glassAdministrator, linkedProvider, somebody } from '../testing/ways-in'
import { admin, makeOrg } from '../testing/world'
import * as users from '../users/users'
import * as breakGlass from './break-glass'
import * as settings from './sign-in-settings'

await cloneDatabase()

const rounds = 3

// Fails if the advisory lock is removed from missingWithout: each of two would then see the other still there.
test.each([
  ['dismiss', (org, { id, name }) => breakGlass.dismiss(org, admin, id, name)],
  ['disable', (org, { id }) => users.deactivate(org, admin, id)],
] as const satisfies [
  string,
  (org: Awaited<ReturnType<typeof makeOrg>>, one: { id: string; name: string }) => Promise<void>,
][])('of two break-glass administrators, 20 at once who %s them leave one', async (_, act) => {
  for (let round = 0; round < rounds; round++) {
    const org = await makeOrg()
    const two = [await glassAdministrator(org, 'Ada'), await glassAdministrator(org, 'Bea')]
    await linkedProvider(org, [...two, await somebody(org, 'Admin', 'Cleo')])
    await settings.change(org, admin, ['saml'])
    await Promise.allSettled(Array.from({ length: 20 }, (_, n) => act(org, two[n % 2] ?? { id: '', name: '' })))
    const { administrators } = await breakGlass.list(org, admin)
    expect(administrators.filter(({ fit }) => fit)).toHaveLength(1)
  }
})

// Fails if change() or requireWayIn() no longer hold the organization's row.
test('of turning passwords off and the only provider off at once, one is refused', async () => {
  for (let round = 0; round < rounds; round++) {
    const org = await makeOrg()
    const ada = await glassAdministrator(org, 'Ada')
    const idp = await linkedProvider(org, [ada])
    const outcomes = await Promise.allSettled([
      settings.change(org, admin, ['saml']),
      samlProviders.turnOff(org, admin, idp.id),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  }
})

// Fails if the administrators' lock is removed from requireUsable.
test('of turning passwords off and dismissing the last break-glass administrator at once, one is refused', async () => {
  for (let round = 0; round < rounds; round++) {
    const org = await makeOrg()
    const ada = await glassAdministrator(org, 'Ada')
    await linkedProvider(org, [ada])
    const outcomes = await Promise.allSettled([
      settings.change(org, admin, ['saml']),
      breakGlass.dismiss(org, admin, ada.id, ada.name),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  }
})
