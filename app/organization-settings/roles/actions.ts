'use server'

/** Forms of roles. Whether the member may is decided by the domain. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { attempt, field } from '@/lib/http/form'
import * as roles from '@/lib/org/roles/roles'
import { settingsContext } from '../settings-context'
import { roleHref, rolesPath } from './links'

interface State {
  error?: string
}

const draftOf = (form: FormData) => ({
  name: field(form, 'name'),
  permissions: form.getAll('permission').map(String),
})

/** Fields: `name`, and `permission` for each. */
export async function createRole(_state: State, form: FormData): Promise<State> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => roles.create(member.org, member.actor, draftOf(form)))
  if (!outcome.ok) return { error: outcome.message }
  redirect(roleHref(outcome.value.id))
}

/** Fields: `id`, `name`, and `permission` for each; `was` and `had` say the same of the role as it was looked at. */
export async function changeRole(_state: State, form: FormData): Promise<State> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const seen = { name: field(form, 'was'), permissions: form.getAll('had').map(String) }
  const outcome = await attempt(t, () => roles.change(member.org, member.actor, id, draftOf(form), seen))
  if (!outcome.ok) {
    // What it gives and takes is told of the role as it is by now.
    refresh()
    return { error: outcome.message }
  }
  redirect(roleHref(id))
}

/** Fields: `id`, and `to`: a role's id, "nowhere", or nothing where nobody has the role. */
export async function removeRole(_state: State, form: FormData): Promise<State> {
  const { member, t } = await settingsContext()
  const to = field(form, 'to')
  const moveTo = to === '' ? undefined : to === 'nowhere' ? 'nowhere' : { role: to }
  const outcome = await attempt(t, () => roles.remove(member.org, member.actor, field(form, 'id'), moveTo))
  if (!outcome.ok) return { error: outcome.message }
  redirect(rolesPath)
}
