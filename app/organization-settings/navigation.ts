import type { Health, NavEntry, NavGroup } from '@/components/shell/nav'
import type { Messages } from '@/lib/i18n/messages'
import { type Actor, can, type Permission } from '@/lib/org/can'

type Entry = NavEntry & { readonly needs: Permission }

/** The settings that exist and that this person may see. */
export function settingsNavigation(actor: Actor, t: Messages['shell'], provisioning?: Health): NavGroup[] {
  const root = '/organization-settings'
  const groups: { label: string; entries: Entry[] }[] = [
    {
      label: t.groups.people,
      entries: [
        { href: `${root}/users`, label: t.pages.users, icon: 'user', key: 'u', needs: 'user_access_read' },
        { href: `${root}/teams`, label: t.pages.teams, icon: 'team', key: 't', needs: 'user_access_read' },
        { href: `${root}/roles`, label: t.pages.roles, icon: 'shield', needs: 'user_access_read' },
      ],
    },
    {
      label: t.groups.access,
      entries: [
        { href: `${root}/service-accounts`, label: t.pages.serviceAccounts, icon: 'bot', needs: 'org_app_keys_read' },
        {
          href: `${root}/application-keys`,
          label: t.pages.applicationKeys,
          icon: 'key',
          key: 'k',
          needs: 'org_app_keys_read',
        },
      ],
    },
    {
      label: t.groups.signIn,
      entries: [
        {
          href: `${root}/authentication`,
          label: t.pages.authentication,
          icon: 'login',
          needs: 'org_authn_config_read',
        },
      ],
    },
    {
      label: t.groups.provisioning,
      entries: [
        {
          href: `${root}/provisioning/setup`,
          label: t.pages.scimSetup,
          icon: 'plug',
          key: 'p',
          needs: 'org_app_keys_read',
          ...(provisioning && { health: { state: provisioning, label: t.health[provisioning] } }),
        },
        { href: `${root}/provisioning/activity`, label: t.pages.activity, icon: 'activity', needs: 'audit_logs_read' },
      ],
    },
    {
      label: t.groups.compliance,
      entries: [
        { href: `${root}/audit-log`, label: t.pages.auditLog, icon: 'audit', key: 'a', needs: 'audit_logs_read' },
      ],
    },
    {
      label: t.groups.organization,
      entries: [
        {
          href: `${root}/organization`,
          label: t.pages.profileAndPlan,
          icon: 'building',
          needs: 'org_management',
        },
      ],
    },
  ]
  return groups
    .map(({ label, entries }) => ({ label, entries: entries.filter(({ needs }) => can(actor, needs)) }))
    .filter(({ entries }) => entries.length > 0)
}
