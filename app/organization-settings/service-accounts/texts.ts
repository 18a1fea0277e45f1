/** Strings for the islands of keys: those may be handed no functions. */
import type { RevealText } from '@/components/keys/key-reveal'
import type { NewKeyText } from '@/components/keys/new-key-fields'
import type { RotateText } from '@/components/keys/rotate-key'
import type { Messages } from '@/lib/i18n/messages'
import { carriesScim } from '@/lib/org/keys/application-keys'
import type { HeldRole } from '@/lib/org/keys/service-account-directory'
import type { Provider } from '../provisioning/setup/provider'

/** With a provider: what it calls the value. */
export function revealText(t: Messages, provider?: Provider): RevealText {
  const { field, canDoScim: _scim, canDoRead: _read, canDoAll: _all, ...text } = t.applicationKeys.reveal
  const { show, hide, copy, copied, done } = t.common
  const { providers, fields } = t.provisioning
  const named = provider && provider !== 'other' ? field(providers[provider], fields[provider].token) : undefined
  return { ...text, show, hide, copy, copied, done, field: named }
}

/** For an account's new key, or with `own` for one's own. */
export function newKeyText(
  t: Messages,
  { name, held, own }: { name: string; held: readonly string[]; own?: boolean },
): NewKeyText {
  const { text, ownText, ...create } = t.applicationKeys.create
  const meanings: Readonly<Record<string, string>> = t.serviceAccounts.permissions
  return {
    ...create,
    text: own ? ownText : text(name),
    scimHeld: carriesScim(held),
    held: held.map((permission) => ({ name: permission, meaning: meanings[permission] ?? '' })),
  }
}

export function rotateText(t: Messages, name: string): RotateText {
  const { create, rotate } = t.applicationKeys
  const { nameHint, expiry, expiries, expiryHint, note, noteHint, noteAside } = create
  const { text, overlap, overlaps, overlapHint, submit, pending } = rotate
  const lifetime = { name: create.name, nameHint, expiry, expiries, expiryHint, note, noteHint, noteAside }
  return { ...lifetime, title: rotate.title(name), text, overlap, overlaps, overlapHint, submit, pending }
}

/** Roles as the account form offers them. */
export function roleChoices(t: Messages, roles: readonly HeldRole[]) {
  const { roleDetail } = t.serviceAccounts.detail
  return roles.map((role) => ({
    value: role.name,
    label: roleName(t, role),
    hint: roleDetail(role.permissions.length),
  }))
}

/** Managed roles have a name in each language, others are called what the organization calls them. */
export function roleName(t: Messages, role: Pick<HeldRole, 'name' | 'managed'>): string {
  const names: Readonly<Record<string, string>> = t.serviceAccounts.roles
  return (role.managed && names[role.name]) || role.name
}
