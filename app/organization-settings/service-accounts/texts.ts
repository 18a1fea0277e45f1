/** Strings for the islands of keys: those may be handed no functions. */
import type { RevealText } from '@/components/keys/key-reveal'
import type { NewKeyText } from '@/components/keys/new-key-fields'
import type { Messages } from '@/lib/i18n/messages'
import { carriesScim } from '@/lib/org/application-keys'
import { effectivePermissions, type HeldRole, type ServiceAccount } from '@/lib/org/service-account-directory'
import type { Provider } from '../provisioning/setup/provider'

/** With a provider: what it calls the value. */
export function revealText(t: Messages, provider?: Provider): RevealText {
  const { field, ...text } = t.applicationKeys.reveal
  const { show, hide, copy, copied, done } = t.common
  const { providers, fields } = t.provisioning
  const named = provider && provider !== 'other' ? field(providers[provider], fields[provider].token) : undefined
  return { ...text, show, hide, copy, copied, done, field: named }
}

export function newKeyText(t: Messages, { name, roles }: ServiceAccount): NewKeyText {
  const scimHeld = carriesScim(effectivePermissions(roles))
  return { ...t.applicationKeys.create, text: t.applicationKeys.create.text(name), scimHeld }
}

/** Managed roles have a name in each language, others are called what the organization calls them. */
export function roleName(t: Messages, role: Pick<HeldRole, 'name' | 'managed'>): string {
  const names: Readonly<Record<string, string>> = t.serviceAccounts.roles
  return (role.managed && names[role.name]) || role.name
}
