/** What the administrators of a demo organization have done themselves: roles, teams, accounts and keys, settings. */

import * as auditSettings from '@/lib/org/audit-settings'
import { provisioningRole, systemActor } from '@/lib/org/can'
import * as adoption from '@/lib/org/connections/adoption'
import * as connectionSettings from '@/lib/org/connections/connection-settings'
import * as domains from '@/lib/org/domains/domains'
import * as inviteSettings from '@/lib/org/invitations/invite-settings'
import * as invites from '@/lib/org/invitations/invites'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import * as keyRotation from '@/lib/org/keys/key-rotation'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import * as organizationSettings from '@/lib/org/organization-settings'
import * as roles from '@/lib/org/roles/roles'
import * as saml from '@/lib/org/saml/saml-settings'
import { describe, type TeamLink } from '@/lib/org/teams/team-details'
import { grantRole } from '@/lib/org/teams/team-roles'
import * as teams from '@/lib/org/teams/teams'
import * as peopleViews from '@/lib/org/users/people-views'
import { parsePeopleQuery } from '@/lib/org/users/user-directory-query'
import * as userSessions from '@/lib/org/users/user-sessions'
import { browsers, type Cast } from './cast'
import { type Ask, sender } from './client'
import { days, type Happening } from './clock'

interface OwnTeam {
  readonly name: string
  readonly description: string
  readonly links?: readonly TeamLink[]
  /** Local parts of addresses. */
  readonly members: readonly string[]
  readonly founded: number
  /** The role that its members have for it. */
  readonly role?: string
}

const acmeTeams: readonly OwnTeam[] = [
  {
    name: 'Launch crew',
    description: 'Everybody who has a part in the autumn launch, whatever their department.',
    links: [
      { label: 'Launch plan', url: 'https://wiki.acme.test/launch' },
      { label: 'Chat', url: 'https://chat.acme.test/launch-crew' },
    ],
    members: ['admin', 'member', 'renee.oconnor', 'helene.dubois'],
    founded: 63,
  },
  {
    name: 'Billing auditors',
    description: 'Reads invoices and access, changes nothing.',
    members: ['helene.dubois', 'farah.haddad'],
    founded: 39,
    role: 'Read only',
  },
  {
    name: 'Incident response (first line, nights and weekends)',
    description: 'On call. The rota is in the calendar; this list says who may open the vault.',
    links: [{ label: 'Rota', url: 'https://calendar.acme.test/incident-response' }],
    members: ['bjorn.akesson', 'admin'],
    founded: 55,
    role: 'Security reviewer',
  },
  { name: 'Accessibility guild', description: '', members: ['renee.oconnor'], founded: 33 },
  { name: 'Book club', description: 'Every second Thursday.', members: [], founded: 30 },
]

export interface AcmeKeys {
  readonly scim: string
  readonly personal: string
  readonly reader: string
  readonly ended: string
}

/** Acme's administrators. The keys are there once their story has happened. */
export function acmeStory(
  cast: Cast,
  keys: Partial<AcmeKeys> & { -readonly [Name in keyof AcmeKeys]?: string },
): Happening[] {
  const { org } = cast
  const camille = () => cast.actor(`admin@${cast.domain}`, browsers.safari)
  const bjorn = () => cast.actor(`bjorn.akesson@${cast.domain}`)
  const on = (hours: number, happen: Happening['happen']): Happening => ({ hours, happen })
  return [
    ...acmeTeams.flatMap((team) => found(cast, team)),
    ...accounts(cast, keys),
    on(days(75.6), async () =>
      organizationSettings.putNotices(org, await camille(), {
        contacts: [`security@${cast.domain}`, `admin@${cast.domain}`],
        keyReminders: true,
      }),
    ),
    on(days(75.5), async () => domains.add(org, await camille(), `${org.slug}-labs.test`)),
    on(days(75.4), async () => domains.verify(org, systemActor(), `${org.slug}-labs.test`)),
    on(days(68.3), async () =>
      roles.create(org, await camille(), {
        name: 'Security reviewer',
        permissions: ['user_access_read', 'audit_logs_read', 'org_app_keys_read', 'org_authn_config_read'],
      }),
    ),
    on(days(59.1), async () =>
      roles.create(org, await bjorn(), {
        name: 'Team lead and onboarding buddy',
        permissions: ['user_access_read', 'user_access_invite', 'user_app_keys', 'teams_manage'],
      }),
    ),
    on(days(57.8), async () => auditSettings.putKeptDays(org, await bjorn(), 730)),
    on(days(50.3), async () => auditSettings.putKeptDays(org, await camille(), 400)),
    on(days(45.2), async () => saml.putJit(org, await camille(), { enabled: true, domains: [cast.domain] })),
    on(days(23.9), async () => saml.putJit(org, await bjorn(), { enabled: false })),
    on(days(44.1), async () =>
      inviteSettings.put(org, await camille(), { ...(await inviteSettings.read(org)), hours: 72 }),
    ),
    on(days(36.5), async () =>
      inviteSettings.put(org, await camille(), { ...(await inviteSettings.read(org)), hours: 48 }),
    ),
    on(days(25.3), async () => connectionSettings.change(org, await bjorn(), { groupDelete: 'keep_members' })),
    on(days(22.2), async () => connectionSettings.change(org, await bjorn(), { groupDelete: 'keep_team' })),
    on(days(20.6), async () => auditSettings.recordExport(org, await bjorn(), 'csv', 'event=user.remove')),
    on(days(1.6), async () => auditSettings.recordExport(org, await bjorn(), 'ndjson', '')),
    on(days(15.4), async () => userSessions.end(org, await bjorn(), cast.idOf(`farah.haddad@${cast.domain}`))),
    on(days(5.9), async () => adoption.allowAdoption(org, await camille(), cast.idOf(`farah.haddad@${cast.domain}`))),
    on(days(4.4), async () =>
      invites.resend(org, await camille(), cast.idOf(`cormac.brennan@${cast.domain}`)).catch(() => {}),
    ),
    on(days(11.8), async () => savedViews(cast)),
    ...comings(cast),
  ]
}

async function savedViews(cast: Cast): Promise<void> {
  const id = cast.idOf(`admin@${cast.domain}`)
  const save = (name: string, query: string) =>
    peopleViews.save(cast.org.id, id, name, parsePeopleQuery(Object.fromEntries(new URLSearchParams(query))))
  await save('Invitations that went wrong', 'status=expired,bounced')
  await save('Managed by Okta', 'source=scim')
  await auditSettings.saveView(cast.org, await cast.actor(`admin@${cast.domain}`), {
    name: 'Keys and service accounts',
    query: '?event=application_key',
  })
}

/** The administrators and the demo's member on their devices. */
function comings(cast: Cast): Happening[] {
  const admin = (hours: number, browser: (typeof browsers)[keyof typeof browsers]) => ({
    hours,
    happen: () => cast.signIn(`admin@${cast.domain}`, browser, `${cast.org.slug}-admin-demo`),
  })
  return [
    ...[75.9, 69.2, 57.9, 45.3, 36.6].map((ago) => admin(days(ago), browsers.safari)),
    admin(days(19.2), browsers.firefox),
    admin(days(6.1), browsers.safari),
    admin(days(2.2), browsers.phone),
    {
      hours: days(3.3),
      happen: () => cast.signIn(`member@${cast.domain}`, browsers.chrome, `${cast.org.slug}-member-demo`),
    },
  ]
}

function found(cast: Cast, { name, description, links = [], members, founded, role }: OwnTeam): Happening[] {
  const { org } = cast
  const camille = () => cast.actor(`admin@${cast.domain}`, browsers.safari)
  const id = () => cast.idOf(name)
  return [
    {
      hours: days(founded),
      happen: async () => cast.know(name, (await teams.create(org, await camille(), { name })).id),
    },
    {
      hours: days(founded) - 0.1,
      happen: async () => describe(org, await camille(), id(), { description, links }),
    },
    ...members.map((who, n) => ({
      hours: days(founded) - 0.3 - n * 9,
      happen: async () => teams.addMembers(org, await camille(), id(), [cast.idOf(`${who}@${cast.domain}`)]),
    })),
    ...(role
      ? [
          {
            hours: days(founded) - 0.2,
            happen: async () => grantRole(org, await camille(), id(), await cast.roleId(role)),
          },
        ]
      : []),
  ]
}

function accounts(cast: Cast, keys: { -readonly [Name in keyof AcmeKeys]?: string }): Happening[] {
  const { org } = cast
  const bjorn = () => cast.actor(`bjorn.akesson@${cast.domain}`)
  const account = async (name: string, email: string | null, role: string) => {
    const { id } = await serviceAccounts.create(org, await bjorn(), { name, email, roles: [role] })
    cast.know(name, id)
  }
  const key = async (owner: string, more: Omit<applicationKeys.NewKey, 'ownerId'>) =>
    applicationKeys.create(org, await bjorn(), { ownerId: cast.idOf(owner), ...more })
  const read = applicationKeys.scopePresets.read
  const own = `bjorn.akesson@${cast.domain}`
  let exporter = ''
  return [
    {
      hours: days(25.2),
      happen: async () => {
        const made = await key(own, { name: 'Trying SCIM', scopes: applicationKeys.scimScopes, expiresInDays: 90 })
        keys.personal = made.secret
      },
    },
    {
      hours: days(24.9),
      happen: () => account(serviceAccounts.scimAccountName, `it@${cast.domain}`, provisioningRole),
    },
    {
      hours: days(24.8),
      happen: async () => {
        const note = 'Okta, application “Gatehouse”, tab Provisioning'
        const scopes = applicationKeys.scimScopes
        const named = { name: serviceAccounts.scimKeyName, scopes, expiresInDays: 365, note }
        keys.scim = (await key(serviceAccounts.scimAccountName, named)).secret
      },
    },
    { hours: days(52.4), happen: () => account('Warehouse export (nightly)', `data@${cast.domain}`, 'Read only') },
    {
      hours: days(26.2),
      happen: async () => {
        const made = await key('Warehouse export (nightly)', { name: 'export-2026', scopes: read, expiresInDays: 30 })
        keys.reader = made.secret
      },
    },
    { hours: days(40.1), happen: () => account('Status page', null, 'Read only') },
    {
      hours: days(40),
      happen: () => key('Status page', { name: 'never installed', scopes: ['user_access_read'], expiresInDays: 365 }),
    },
    { hours: days(51.5), happen: () => account('Backups (old cluster)', null, 'Read only') },
    {
      hours: days(51.4),
      happen: async () => {
        const made = await key('Backups (old cluster)', { name: 'backup-1', scopes: read, expiresInDays: 180 })
        exporter = made.id
        keys.ended = made.secret
      },
    },
    {
      hours: days(29.5),
      happen: async () => {
        const rotation = { name: 'backup-2', expiresInDays: 180, overlapDays: 7 }
        await keyRotation.rotate(org, await bjorn(), exporter, rotation)
      },
    },
    { hours: days(28.2), happen: async () => applicationKeys.revoke(org, await bjorn(), exporter) },
    {
      hours: days(14.7),
      happen: async () => serviceAccounts.disable(org, await bjorn(), cast.idOf('Backups (old cluster)')),
    },
  ]
}

/** Globex has one administrator, who does little. */
export function globexStory(cast: Cast): Happening[] {
  const { org } = cast
  const admin = () => cast.actor(`admin@${cast.domain}`, browsers.chrome)
  const teamsOfOwn: readonly OwnTeam[] = [
    {
      name: 'Comité de direction',
      description: 'Se réunit le lundi. Les comptes rendus sont dans l’espace partagé.',
      links: [{ label: 'Comptes rendus', url: 'https://intranet.globex.test/codir' }],
      members: ['admin', 'sylvie.garnier'],
      founded: 44,
    },
    { name: 'Référents sécurité', description: '', members: ['mathieu.lacombe'], founded: 26 },
  ]
  return [
    ...teamsOfOwn.flatMap((team) => found(cast, team)),
    {
      hours: days(73.2),
      happen: async () =>
        organizationSettings.putNotices(org, await admin(), {
          contacts: [`securite@${cast.domain}`],
          keyReminders: true,
        }),
    },
    {
      hours: days(35.4),
      happen: async () =>
        roles.create(org, await admin(), {
          name: 'Responsable d’atelier',
          permissions: ['user_access_read', 'teams_manage', 'user_app_keys'],
        }),
    },
    {
      hours: days(16.5),
      happen: async () => connectionSettings.change(org, await admin(), { groupDelete: 'keep_members' }),
    },
    ...[70.1, 35.5, 16.7, 1.1].map((ago) => signIn(cast, 'admin', ago)),
    signIn(cast, 'member', 8.2),
  ]
}

/** Initech pays nothing: what its provisioning key asks is refused for the plan. */
export function initechStory(cast: Cast, ask: Ask, token: () => string): Happening[] {
  const okta = sender(ask, { agent: 'Okta SCIM Client 1.0.0', address: '203.0.113.24', token })
  const team: OwnTeam = { name: 'Reports', description: '', members: ['admin', 'member'], founded: 58 }
  return [
    ...found(cast, team),
    ...[61.3, 12.1, 2.6].map((ago) => signIn(cast, 'admin', ago)),
    { hours: days(11.9), happen: () => okta({ method: 'GET', path: '/Users?startIndex=1&count=1', expect: 403 }) },
  ]
}

function signIn(cast: Cast, who: 'admin' | 'member', daysAgo: number): Happening {
  const happen = () => cast.signIn(`${who}@${cast.domain}`, browsers.chrome, `${cast.org.slug}-${who}-demo`)
  return { hours: days(daysAgo), happen }
}
