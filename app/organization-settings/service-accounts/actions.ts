'use server'

/** Forms of service accounts and their keys. Whether the member may is decided by the domain. */
import { redirect } from 'next/navigation'
import type { AccountState } from '@/components/keys/account-form'
import type { ConfirmState, RevealedKey, ScimKeyState } from '@/components/keys/state'
import type { DomainError } from '@/lib/base/errors'
import { attempt, field } from '@/lib/http/form'
import { date } from '@/lib/i18n/format'
import type { Messages } from '@/lib/i18n/messages'
import { moveScim } from '@/lib/org/connections/scim-move'
import * as serviceAccounts from '@/lib/org/keys/service-accounts'
import { toProvider } from '../provisioning/setup/provider'
import { settingsContext } from '../settings-context'

const root = '/organization-settings/service-accounts'

/** Fields: `name`, `email` (may be empty), `role` (none, one or more). */
export async function createAccount(_state: AccountState, form: FormData): Promise<AccountState> {
  const { member, t } = await settingsContext()
  const values = accountOf(form)
  const outcome = await attempt(t, () => serviceAccounts.create(member.org, member.actor, wanted(values)))
  if (outcome.ok) redirect(`${root}/${outcome.value.id}`)
  return refusedAccount(values, outcome, t)
}

/** Fields: `id`, and those of `createAccount`. */
export async function editAccount(_state: AccountState, form: FormData): Promise<AccountState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const values = accountOf(form)
  const outcome = await attempt(t, () => serviceAccounts.edit(member.org, member.actor, id, wanted(values)))
  if (outcome.ok) redirect(`${root}/${id}`)
  return refusedAccount(values, outcome, t)
}

type AccountValues = Required<NonNullable<AccountState['values']>>

function accountOf(form: FormData): AccountValues {
  const roles = form.getAll('role').filter((role): role is string => typeof role === 'string' && role !== '')
  return { name: field(form, 'name'), email: field(form, 'email').trim(), roles }
}

function wanted({ name, email, roles }: AccountValues): serviceAccounts.NewServiceAccount {
  return { name, email: email || null, roles }
}

function refusedAccount(
  values: AccountValues,
  { error, message }: { error: DomainError; message: string },
  t: Messages,
): AccountState {
  switch (error.code) {
    case 'name_missing':
      return { values, errors: { name: message } }
    case 'address_missing':
      return { values, errors: { email: t.serviceAccounts.create.emailInvalid } }
    default:
      return { values, errors: { form: message } }
  }
}

/** One press: account and key. Field: `provider`, where the setup page knows it. */
export async function createScimKey(_state: ScimKeyState, form: FormData): Promise<ScimKeyState> {
  const { member, t, reader } = await settingsContext()
  const provider = toProvider(field(form, 'provider'))
  const account = provider && provider !== 'other' ? `SCIM ${t.provisioning.providers[provider]}` : undefined
  const outcome = await attempt(t, () => serviceAccounts.createForScim(member.org, member.actor, account))
  if (!outcome.ok) return { step: 'form', error: outcome.message }
  const { id, key, keyName } = outcome.value
  const revealed: RevealedKey = {
    id: key.id,
    name: keyName,
    secret: key.secret,
    account: account ?? serviceAccounts.scimAccountName,
    can: t.applicationKeys.reveal.canDoScim,
    scim: true,
    expires: key.expiresAt && date(key.expiresAt, reader),
    href: provider ? `/organization-settings/provisioning/setup?idp=${provider}` : `${root}/${id}`,
  }
  return { step: 'created', key: revealed }
}

/** One press: account, key, and the person's key goes on until it is silent. Field: `id` of the person's key. */
export async function moveScimKey(_state: ScimKeyState, form: FormData): Promise<ScimKeyState> {
  const { member, t, reader } = await settingsContext()
  const outcome = await attempt(t, () => moveScim(member.org, member.actor, field(form, 'id')))
  if (!outcome.ok) return { step: 'form', error: outcome.message }
  const { id, account, key, keyName } = outcome.value
  const revealed: RevealedKey = {
    id: key.id,
    name: keyName,
    secret: key.secret,
    account,
    can: t.applicationKeys.reveal.canDoScim,
    scim: true,
    expires: key.expiresAt && date(key.expiresAt, reader),
    href: `${root}/${id}`,
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
