import type { Messages } from '@/lib/i18n/messages'
import type { OwnedKey } from '@/lib/org/keys/key-entry'

/** Where a key's own pages stand: below its account, below one's own keys, or below all keys. */
export function keyTrail(t: Messages, { id, name, kind }: OwnedKey['owner'], own: boolean) {
  if (own) return [{ href: '/account/keys', label: t.account.keys.title }]
  const settings = '/organization-settings'
  if (kind === 'human') return [{ href: `${settings}/application-keys`, label: t.applicationKeys.title }]
  return [
    { href: `${settings}/service-accounts`, label: t.serviceAccounts.title },
    { href: `${settings}/service-accounts/${id}`, label: name },
  ]
}
