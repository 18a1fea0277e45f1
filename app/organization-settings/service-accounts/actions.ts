'use server'

/** Forms of service accounts and their keys. Whether the member may is decided by the domain. */
import { redirect } from 'next/navigation'
import type { NewAccountState } from '@/components/keys/new-account-form'
import type { ConfirmState, NewKeyState, RevealedKey, ScimKeyState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { date } from '@/lib/i18n/format'
import * as applicationKeys from '@/lib/org/application-keys'
import { permissions } from '@/lib/org/can'
import { find } from '@/lib/org/service-account-directory'
import * as serviceAccounts from '@/lib/org/service-accounts'
import { toProvider } from '../provisioning/setup/provider'
import { settingsContext } from '../settings-context'

const root = '/organization-settings/service-accounts'

/** Fields: `name`, `email` (may be empty), `role` (may be empty). */
export async function createAccount(_state: NewAccountState, form: FormData): Promise<NewAccountState> {
  const { member, t } = await settingsContext()
  const values = { name: field(form, 'name'), email: field(form, 'email').trim(), role: field(form, 'role') }
  const outcome = await attempt(t, () =>
    serviceAccounts.create(member.org, member.actor, {
      name: values.name,
      email: values.email || null,
      roles: values.role ? [values.role] : [],
    }),
  )
  if (outcome.ok) redirect(`${root}/${outcome.value.id}`)
  switch (outcome.error.code) {
    case 'name_missing':
      return { values, errors: { name: outcome.message } }
    case 'address_missing':
      return { values, errors: { email: t.serviceAccounts.create.emailInvalid } }
    default:
      return { values, errors: { form: outcome.message } }
  }
}

/** One press: account and key. Field: `provider`, where the setup page knows it. */
export async function createScimKey(_state: ScimKeyState, form: FormData): Promise<ScimKeyState> {
  const { member, t, reader } = await settingsContext()
  const provider = toProvider(field(form, 'provider'))
  const account = provider && provider !== 'other' ? `SCIM ${t.provisioning.providers[provider]}` : undefined
  const outcome = await attempt(t, () => serviceAccounts.createForScim(member.org, member.actor, account))
  if (!outcome.ok) return { step: 'form', error: outcome.message }
  const { id, key } = outcome.value
  const revealed: RevealedKey = {
    id: key.id,
    name: serviceAccounts.scimKeyName,
    secret: key.secret,
    account: account ?? serviceAccounts.scimAccountName,
    can: 'scim',
    expires: key.expiresAt && date(key.expiresAt, reader),
    href: provider ? `/organization-settings/provisioning/setup?idp=${provider}` : `${root}/${id}`,
  }
  return { step: 'created', key: revealed }
}

const days: Readonly<Record<string, number | null>> = { 90: 90, 365: 365, 730: 730, never: null }

/** Fields: `owner`, `name`, `expiry` (days or "never"), `scopes` ("scim" or "all"). */
export async function createKey(_state: NewKeyState, form: FormData): Promise<NewKeyState> {
  const { member, t, reader } = await settingsContext()
  const values = { name: field(form, 'name'), expiry: field(form, 'expiry'), scopes: field(form, 'scopes') }
  const can = values.scopes === 'all' ? 'all' : 'scim'
  const ownerId = field(form, 'owner')
  const outcome = await attempt(t, () =>
    applicationKeys.create(member.org, member.actor, {
      ownerId,
      name: values.name,
      scopes: can === 'all' ? permissions : applicationKeys.scimScopes,
      expiresInDays: values.expiry in days ? (days[values.expiry] ?? null) : 365,
    }),
  )
  if (!outcome.ok) {
    const { error, message } = outcome
    return { step: 'form', values, errors: error.code === 'key_name_missing' ? { name: message } : { form: message } }
  }
  const { id, secret, expiresAt } = outcome.value
  const owner = await find(member.org.id, ownerId)
  const revealed: RevealedKey = {
    id,
    name: values.name.trim(),
    secret,
    account: owner?.account.name ?? '',
    can,
    expires: expiresAt && date(expiresAt, reader),
    href: `${root}/${ownerId}`,
  }
  return { step: 'created', key: revealed }
}

/** Field: `id`. */
export async function disableAccount(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const outcome = await attempt(t, () => serviceAccounts.disable(member.org, member.actor, id))
  if (!outcome.ok) return { error: outcome.message }
  redirect(`${root}/${id}`)
}

/** Field: `id`. */
export async function enableAccount(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const outcome = await attempt(t, () => serviceAccounts.enable(member.org, member.actor, id))
  if (!outcome.ok) return { error: outcome.message }
  redirect(`${root}/${id}`)
}
