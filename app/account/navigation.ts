import type { NavGroup } from '@/components/shell/nav'
import type { Messages } from '@/lib/i18n/messages'
import { type Actor, can } from '@/lib/org/can'

/** What everybody has of their own; keys where their roles allow any. */
export function accountNavigation(actor: Actor, { account }: Messages): NavGroup {
  const { profile, security, sessions, keys, notifications } = account
  const entries = [
    { href: '/account/profile', label: profile.title, icon: 'user' as const },
    { href: '/account/security', label: security.title, icon: 'lock' as const },
    { href: '/account/sessions', label: sessions.title, icon: 'screen' as const },
    ...(can(actor, 'user_app_keys') ? [{ href: '/account/keys', label: keys.title, icon: 'key' as const }] : []),
    { href: '/account/notifications', label: notifications.title, icon: 'mail' as const },
  ]
  return { label: account.group, entries }
}
