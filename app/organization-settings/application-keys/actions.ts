'use server'

/** Forms of keys, whoever owns them. Whether the member may is decided by the domain. */
import { redirect } from 'next/navigation'
import type { ConfirmState, KeyValues, NewKeyState } from '@/components/keys/state'
import type { DomainError } from '@/lib/base/errors'
import { attempt, field } from '@/lib/http/form'
import { ownPath } from '@/lib/http/own-path'
import { date } from '@/lib/i18n/format'
import { permissions } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import { find } from '@/lib/org/keys/key-directory'
import { rotate } from '@/lib/org/keys/key-rotation'
import { type SettingsContext, settingsContext } from '../settings-context'
import { canDo } from './can-do'

const root = '/organization-settings/application-keys'
const days: Readonly<Record<string, number | null>> = { 90: 90, 365: 365, 730: 730, never: null }

/** Fields: `owner`, `name`, `expiry` (days or "never"), `note`, `scopes` (a preset or "custom") and, for "custom",
 *  `permission` as often as wanted. */
export async function createKey(_state: NewKeyState, form: FormData): Promise<NewKeyState> {
  const context = await settingsContext()
  const { member, t } = context
  const values = valuesOf(form)
  const outcome = await attempt(t, () =>
    applicationKeys.create(member.org, member.actor, {
      ownerId: field(form, 'owner'),
      name: values.name,
      note: values.note,
      scopes: scopesOf(values),
      expiresInDays: daysOf(values.expiry),
    }),
  )
  return outcome.ok ? reveal(context, outcome.value) : refused(values, outcome)
}

/** Fields: `id`, `name`, `expiry`, `note`, `overlap` (days). */
export async function rotateKey(_state: NewKeyState, form: FormData): Promise<NewKeyState> {
  const context = await settingsContext()
  const { member, t } = context
  const values = valuesOf(form)
  const outcome = await attempt(t, () =>
    rotate(member.org, member.actor, field(form, 'id'), {
      name: values.name,
      note: values.note,
      expiresInDays: daysOf(values.expiry),
      overlapDays: ['1', '7', '30'].includes(values.overlap) ? Number(values.overlap) : 7,
    }),
  )
  return outcome.ok ? reveal(context, outcome.value) : refused(values, outcome)
}

function valuesOf(form: FormData): Required<KeyValues> {
  const [name, expiry, note] = [field(form, 'name'), field(form, 'expiry'), field(form, 'note')]
  const chosen = form.getAll('permission').filter((each): each is string => typeof each === 'string')
  return { name, expiry, note, scopes: field(form, 'scopes'), permissions: chosen, overlap: field(form, 'overlap') }
}

function daysOf(expiry: string): number | null {
  return expiry in days ? (days[expiry] ?? null) : 365
}

function scopesOf({ scopes, permissions: chosen }: Required<KeyValues>) {
  if (scopes === 'custom') return permissions.filter((permission) => chosen.includes(permission))
  return applicationKeys.scopePresets[scopes === 'all' || scopes === 'read' ? scopes : 'scim']
}

function refused(values: KeyValues, { error, message }: { error: DomainError; message: string }): NewKeyState {
  switch (error.code) {
    case 'key_name_missing':
      return { step: 'form', values, errors: { name: message } }
    case 'key_note_missing':
      return { step: 'form', values, errors: { note: message } }
    case 'key_scopes_missing':
      return { step: 'form', values, errors: { permissions: message } }
    default:
      return { step: 'form', values, errors: { form: message } }
  }
}

async function reveal(context: SettingsContext, made: applicationKeys.CreatedKey): Promise<NewKeyState> {
  const { member, t, reader } = context
  const found = await find(member.org.id, made.id)
  const owner = found?.key.owner
  const revealed = {
    id: made.id,
    name: found?.key.name ?? '',
    secret: made.secret,
    account: owner?.name ?? '',
    can: canDo(t, found?.key.scopes ?? []),
    scim: applicationKeys.carriesScim(found?.key.scopes ?? []),
    expires: made.expiresAt && date(made.expiresAt, reader),
    href: owner?.kind === 'human' ? '/account/keys' : `/organization-settings/service-accounts/${owner?.id}`,
  }
  return { step: 'created', key: revealed }
}

/** Fields: `id`, and `returnTo` (a path of ours). */
export async function revokeKey(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => applicationKeys.revoke(member.org, member.actor, field(form, 'id')))
  if (!outcome.ok) return { error: outcome.message }
  redirect(ownPath(field(form, 'returnTo')) ?? root)
}
