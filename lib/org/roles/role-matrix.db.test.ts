/** Every verb that a settings form calls, against every role of the product: refused exactly where the role lacks what
 *  the verb needs. */
import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Org } from '@/lib/db/finders'
import { rehearse, replay } from '@/lib/http/scim-replay'
import { cloneDatabase } from '@/lib/local/testing/clone'
import { putKeptDays, saveView } from '../audit-settings'
import { type Actor, managedRoles, type Permission } from '../can'
import * as connectionSettings from '../connections/connection-settings'
import { moveScim } from '../connections/scim-move'
import { check as checkDomain } from '../domains/domain-checks'
import * as domains from '../domains/domains'
import { check, inviteMany } from '../invitations/invite-many'
import * as inviteSettings from '../invitations/invite-settings'
import * as invites from '../invitations/invites'
import { startResend } from '../jobs'
import * as applicationKeys from '../keys/application-keys'
import { rotate } from '../keys/key-rotation'
import * as serviceAccounts from '../keys/service-accounts'
import * as organizationSettings from '../organization-settings'
import * as passkeys from '../passkeys/passkeys'
import * as samlEnding from '../saml/saml-ending'
import * as samlIdentities from '../saml/saml-identities'
import * as samlMappings from '../saml/saml-mappings'
import * as samlMessages from '../saml/saml-messages'
import * as samlNewcomers from '../saml/saml-newcomers'
import * as samlProviders from '../saml/saml-providers'
import * as samlSettings from '../saml/saml-settings'
import * as samlUpkeep from '../saml/saml-upkeep'
import * as secondFactor from '../second-factor/second-factor'
import * as secondFactorPolicy from '../second-factor/second-factor-policy'
import * as breakGlass from '../sign-in/break-glass'
import * as personMethods from '../sign-in/person-methods'
import * as sessionLimits from '../sign-in/session-limits'
import * as signInSettings from '../sign-in/sign-in-settings'
import { describe as describeTeam } from '../teams/team-details'
import * as managers from '../teams/team-managers'
import { grantRole, revokeRole } from '../teams/team-roles'
import * as teams from '../teams/teams'
import { sendTestMail } from '../test-mail'
import { newOrganization, newPerson } from '../testing/organization'
import { settingsActions } from '../testing/settings-routes'
import * as holds from '../users/holds'
import { carryOut } from '../users/people-bulk'
import * as peopleImport from '../users/people-import'
import { fixRows } from '../users/people-import-fix'
import type { Selection } from '../users/people-selection'
import * as users from '../users/users'
import * as roles from './roles'

await cloneDatabase()

interface Ids {
  person: string
  other: string
  team: string
  account: string
}
type Verb = (org: Org, actor: Actor, ids: Ids) => Promise<unknown>

const nothing = () => randomUUID()
const keyOf = (ownerId: string): applicationKeys.NewKey => ({
  ownerId,
  name: 'Key',
  scopes: ['user_access_read'],
  expiresInDays: 90,
})
const nobody: Selection = { ids: [] }
const order = { roleIds: [], locale: null, note: '' } as const
const verbs: Readonly<Record<string, readonly [needs: readonly Permission[], verb: Verb]>> = {
  'applicationKeys.create': [
    ['org_app_keys_write'],
    (org, actor, { account }) => applicationKeys.create(org, actor, keyOf(account)),
  ],
  'applicationKeys.rotate': [
    ['org_app_keys_write'],
    async (org, actor, { account }) => {
      const { id } = await applicationKeys.create(org, admin, keyOf(account))
      await rotate(org, actor, id, { name: 'Next', expiresInDays: 90, overlapDays: null })
    },
  ],
  'applicationKeys.revoke': [
    ['org_app_keys_write'],
    async (org, actor, { account }) => {
      const { id } = await applicationKeys.create(org, admin, keyOf(account))
      await applicationKeys.revoke(org, actor, id)
    },
  ],
  'auditSettings.putKeptDays': [['org_management'], (org, actor) => putKeptDays(org, actor, 400)],
  'auditSettings.saveView': [['audit_logs_read'], (org, actor) => saveView(org, actor, { name: nothing(), query: '' })],
  'breakGlass.designate': [
    ['org_authn_config_write', 'user_access_manage'],
    (org, actor) => breakGlass.designate(org, actor, nothing(), ''),
  ],
  'breakGlass.dismiss': [
    ['org_authn_config_write', 'user_access_manage'],
    (org, actor) => breakGlass.dismiss(org, actor, nothing(), ''),
  ],
  'breakGlass.planDrill': [['org_authn_config_write'], (org, actor) => breakGlass.planDrill(org, actor, nothing())],
  'connectionSettings.change': [['org_authn_config_write'], (org, actor) => connectionSettings.change(org, actor, {})],
  'domains.add': [['org_management'], (org, actor) => domains.add(org, actor, 'matrix.example')],
  'domains.check': [['org_management'], (org, actor) => checkDomain(org, actor, 'nowhere.example')],
  'domains.remove': [['org_management'], (org, actor) => domains.remove(org, actor, 'matrix.example')],
  'inviteSettings.put': [
    ['org_management'],
    (org, actor) => inviteSettings.put(org, actor, { hours: 48, managersOnly: false, domains: [], mail: 'always' }),
  ],
  'invites.check': [['user_access_invite'], (org, actor) => check(org, actor, [])],
  'invites.inviteMany': [['user_access_invite'], (org, actor) => inviteMany(org, actor, [], order)],
  'invites.resend': [['user_access_invite'], (org, actor) => invites.resend(org, actor, nothing())],
  'invites.resendExpired': [['user_access_invite'], (org, actor) => startResend(org, actor, 'expired')],
  'organizationSettings.putNewcomerRoles': [
    ['org_management'],
    (org, actor) => organizationSettings.putNewcomerRoles(org, actor, { invited: null, scim: null, jit: null }),
  ],
  'organizationSettings.putNotices': [
    ['org_management'],
    (org, actor) => organizationSettings.putNotices(org, actor, { contacts: [], keyReminders: true }),
  ],
  'organizationSettings.putProfile': [
    ['org_management'],
    (org, actor) => organizationSettings.putProfile(org, actor, { name: org.name, locale: 'en', timeZone: 'UTC' }),
  ],
  'passkeys.removeOf': [
    ['user_access_manage'],
    (org, actor, { other }) => passkeys.removeOf(org, actor, other, nothing()),
  ],
  'people.disable': [
    ['user_access_manage'],
    (org, actor) => carryOut(org, actor, nobody, { do: 'disable', sure: true }),
  ],
  'people.enable': [['user_access_manage'], (org, actor) => carryOut(org, actor, nobody, { do: 'enable' })],
  'people.import': [
    ['user_access_invite'],
    (org, actor) => peopleImport.upload(org, actor, { name: 'people.csv', text: 'email\na@example.com' }),
  ],
  'people.importFix': [
    ['user_access_invite'],
    (org, actor) => fixRows(org, actor, nothing(), [{ n: 1, cells: { address: 'a@example.com' } }]),
  ],
  'people.resend': [['user_access_invite'], (org, actor) => carryOut(org, actor, nobody, { do: 'resend' })],
  'provisioning.rehearse': [
    ['audit_logs_read', 'user_access_invite', 'user_access_manage'],
    (org, actor) => rehearse(org, actor, nothing()),
  ],
  'provisioning.replay': [
    ['audit_logs_read', 'user_access_invite', 'user_access_manage'],
    (org, actor) => replay(org, actor, nothing()),
  ],
  'people.roles': [
    ['user_access_manage'],
    (org, actor) => carryOut(org, actor, nobody, { do: 'roles', grant: [], revoke: [] }),
  ],
  'people.team': [
    ['teams_manage'],
    (org, actor, { team }) => carryOut(org, actor, nobody, { do: 'team', teamId: team }),
  ],
  'personMethods.put': [['user_access_manage'], (org, actor) => personMethods.put(org, actor, nothing(), null)],
  'roles.change': [
    ['user_access_manage'],
    (org, actor) => roles.change(org, actor, nothing(), { name: 'X', permissions: [] }),
  ],
  'roles.create': [
    ['user_access_manage'],
    (org, actor) => roles.create(org, actor, { name: nothing(), permissions: [] }),
  ],
  'roles.remove': [['user_access_manage'], (org, actor) => roles.remove(org, actor, nothing(), 'nowhere')],
  'samlEnding.remove': [['org_authn_config_write'], (org, actor) => samlEnding.remove(org, actor, nothing(), '')],
  'samlEnding.turnOff': [['org_authn_config_write'], (org, actor) => samlEnding.turnOff(org, actor, nothing(), '')],
  'samlIdentities.unlink': [
    ['user_access_manage'],
    (org, actor, { other }) => samlIdentities.unlink(org, actor, other, nothing()),
  ],
  'samlMappings.create': [
    ['org_authn_config_write', 'user_access_manage'],
    (org, actor) => samlMappings.create(org, actor, nothing(), { attribute: 'groups', value: '*' }),
  ],
  'samlMappings.remove': [
    ['org_authn_config_write', 'user_access_manage'],
    (org, actor) => samlMappings.remove(org, actor, nothing()),
  ],
  'samlMessages.reveal': [
    ['org_authn_config_write', 'user_access_read'],
    (org, actor) => samlMessages.reveal(org, actor, nothing()),
  ],
  'samlNewcomers.disable': [
    ['user_access_manage'],
    (org, actor, { other }) => samlNewcomers.disable(org, actor, other),
  ],
  'samlNewcomers.keep': [['user_access_manage'], (org, actor, { other }) => samlNewcomers.keep(org, actor, other)],
  'samlNewcomers.link': [['user_access_manage'], (org, actor, { other }) => samlNewcomers.link(org, actor, other)],
  'samlProviders.activate': [['org_authn_config_write'], (org, actor) => samlProviders.activate(org, actor, nothing())],
  'samlProviders.create': [
    ['org_authn_config_write'],
    (org, actor) => samlProviders.create(org, actor, { name: 'X', document: '' }),
  ],
  'samlProviders.replaceMetadata': [
    ['org_authn_config_write'],
    (org, actor) => samlProviders.replaceMetadata(org, actor, nothing(), { document: '' }),
  ],
  'samlProviders.update': [['org_authn_config_write'], (org, actor) => samlProviders.update(org, actor, nothing(), {})],
  'samlUpkeep.fetchMetadata': [['org_authn_config_write'], (_org, actor) => samlUpkeep.fetchMetadata(actor, '')],
  'samlUpkeep.refetch': [['org_authn_config_write'], (org, actor) => samlUpkeep.refetch(org, actor, nothing(), '')],
  'samlSettings.putJit': [['org_authn_config_write'], (org, actor) => samlSettings.putJit(org, actor, {})],
  'sessionLimits.put': [
    ['org_authn_config_write'],
    (org, actor) => sessionLimits.put(org, actor, { longest: 43_200, idle: 43_200 }),
  ],
  'secondFactor.reset': [['user_access_manage'], (org, actor, { other }) => secondFactor.reset(org, actor, other)],
  'secondFactorPolicy.put': [['org_authn_config_write'], (org, actor) => secondFactorPolicy.put(org, actor, false)],
  'serviceAccounts.create': [
    ['service_account_write'],
    (org, actor) => serviceAccounts.create(org, actor, { name: 'Bot', email: null, roles: [] }),
  ],
  'serviceAccounts.createForScim': [
    ['service_account_write', 'org_app_keys_write'],
    (org, actor) => serviceAccounts.createForScim(org, actor),
  ],
  'serviceAccounts.disable': [
    ['service_account_write'],
    (org, actor) => serviceAccounts.disable(org, actor, nothing()),
  ],
  'serviceAccounts.edit': [
    ['service_account_write'],
    (org, actor, { account }) => serviceAccounts.edit(org, actor, account, { name: 'Bot', email: null, roles: [] }),
  ],
  'serviceAccounts.moveScim': [
    ['service_account_write', 'org_app_keys_write'],
    (org, actor) => moveScim(org, actor, nothing()),
  ],
  'serviceAccounts.enable': [['service_account_write'], (org, actor) => serviceAccounts.enable(org, actor, nothing())],
  'signInSettings.callOff': [['org_authn_config_write'], (org, actor) => signInSettings.callOff(org, actor)],
  'signInSettings.change': [
    ['org_authn_config_write'],
    (org, actor) => signInSettings.change(org, actor, ['password', 'passkey', 'saml']),
  ],
  'signInSettings.plan': [['org_authn_config_write'], (org, actor) => signInSettings.plan(org, actor, ['password'])],
  'testMail.send': [['org_management'], (org, actor) => sendTestMail(org, actor, { name: '', address: '' })],
  'teams.addMembers': [
    ['teams_manage'],
    (org, actor, { team, person }) => teams.addMembers(org, actor, team, [person]),
  ],
  'teams.addManager': [['teams_manage'], (org, actor, { team, person }) => managers.add(org, actor, team, [person])],
  'teams.removeManager': [
    ['teams_manage'],
    (org, actor, { team, person }) => managers.remove(org, actor, team, person),
  ],
  'teams.allowAdoption': [['teams_manage'], (org, actor, { team }) => teams.allowAdoption(org, actor, team)],
  'teams.create': [['teams_manage'], (org, actor) => teams.create(org, actor, { name: nothing() })],
  'teams.describe': [
    ['teams_manage'],
    (org, actor, { team }) => describeTeam(org, actor, team, { description: nothing(), links: [] }),
  ],
  'teams.grantRole': [['user_access_manage'], (org, actor, { team }) => grantRole(org, actor, team, nothing())],
  'teams.link': [['teams_manage'], (org, actor, { team }) => teams.link(org, actor, team)],
  'teams.remove': [['teams_manage'], (org, actor) => teams.remove(org, actor, nothing())],
  'teams.removeMembers': [
    ['teams_manage'],
    (org, actor, { team, person }) => teams.removeMembers(org, actor, team, [person]),
  ],
  'teams.rename': [['teams_manage'], (org, actor, { team }) => teams.rename(org, actor, team, nothing())],
  'teams.revokeRole': [['user_access_manage'], (org, actor, { team }) => revokeRole(org, actor, team, nothing())],
  'teams.unlink': [['teams_manage'], (org, actor, { team }) => teams.unlink(org, actor, team)],
  'holds.release': [['user_access_manage'], (org, actor, { other }) => holds.release(org, actor, other)],
  'users.deactivate': [['user_access_manage'], (org, actor, { other }) => users.deactivate(org, actor, other)],
  'users.reactivate': [['user_access_manage'], (org, actor, { other }) => users.reactivate(org, actor, other)],
}

let org: Org
let admin: Actor & { id: string }
let ids: Ids
beforeAll(async () => {
  org = await newOrganization()
  admin = await newPerson(org, 'Admin')
  ids = {
    person: (await newPerson(org, 'Standard')).id,
    other: (await newPerson(org, 'Standard')).id,
    team: (await teams.create(org, admin, { name: 'Ops' })).id,
    account: (await serviceAccounts.create(org, admin, { name: 'Bot', email: null, roles: [] })).id,
  }
})

test('every verb of a settings form is in the matrix', () => {
  const called = Object.values(settingsActions).flatMap((actions) => Object.values(actions).flat())
  expect([...new Set(called)].sort()).toEqual(Object.keys(verbs).sort())
})

const cases = Object.entries(verbs).flatMap(([name, [needs, verb]]) =>
  Object.entries(managedRoles).map(([role, held]) => ({ name, needs, verb, role, held: held as readonly string[] })),
)

test.each(cases)('$name by $role', async ({ needs, verb, held }) => {
  const actor: Actor = { ...admin, id: ids.person, permissions: new Set(held) }
  const isAllowed = needs.every((each) => held.includes(each))
  const code = await verb(org, actor, ids).then(
    () => 'done',
    (error) => error.code,
  )
  if (isAllowed) expect(code).not.toBe('permission_missing')
  else expect(code).toBe('permission_missing')
})
