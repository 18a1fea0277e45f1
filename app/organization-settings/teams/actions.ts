'use server'

/** Forms of teams. Whether the member may is decided by the domain. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Notice } from '@/components/users/people-actions'
import { attempt, field, type Outcome } from '@/lib/http/form'
import { can } from '@/lib/org/can'
import { describe, type TeamDetails } from '@/lib/org/teams/team-details'
import { find } from '@/lib/org/teams/team-directory-team'
import * as managers from '@/lib/org/teams/team-managers'
import { grantRole, revokeRole } from '@/lib/org/teams/team-roles'
import * as teams from '@/lib/org/teams/teams'
import { type SettingsContext, settingsContext } from '../settings-context'
import { teamHref, teamsPath } from './links'
import type { TeamFormState } from './team-form'

/** Field: `name`. */
export async function createTeam(_state: TeamFormState, form: FormData): Promise<TeamFormState> {
  const { member, t } = await settingsContext()
  const name = field(form, 'name')
  const outcome = await attempt(t, () => teams.create(member.org, member.actor, { name }))
  if (outcome.ok) redirect(teamHref(outcome.value.id))
  return { values: { name, description: '', links: [] }, errors: { name: outcome.message } }
}

/** Fields: `id`, `name`, `description`, and for each link `linkLabel` and `linkUrl`; `wasDescription`,
 *  `wasLabel` and `wasUrl` say what the form was drawn from. */
export async function editTeam(_state: TeamFormState, form: FormData): Promise<TeamFormState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const values = {
    name: field(form, 'name'),
    description: field(form, 'description'),
    links: linksOf(form, 'linkLabel', 'linkUrl'),
  }
  // First, since it may be refused for what somebody else wrote: then the name is not changed either.
  const outcome = await attempt(t, () => describe(member.org, member.actor, id, values, seenOf(form)))
  if (!outcome.ok) {
    const isStale = outcome.error.code === 'changed_meanwhile'
    if (isStale) refresh()
    return { ...(!isStale && { values }), errors: { form: outcome.message } }
  }
  const known = await find(member.org.id, id)
  const renames = known?.team.connection === null && can(member.actor, 'teams_manage')
  if (renames && values.name.trim() !== known.team.name) {
    const renamed = await attempt(t, () => teams.rename(member.org, member.actor, id, values.name))
    if (!renamed.ok) {
      refresh()
      return { values, errors: { name: renamed.message } }
    }
  }
  redirect(teamHref(id))
}

function seenOf(form: FormData): TeamDetails | undefined {
  if (!form.has('wasDescription')) return undefined
  return { description: field(form, 'wasDescription'), links: linksOf(form, 'wasLabel', 'wasUrl') }
}

function linksOf(form: FormData, labelName: string, urlName: string) {
  const labels = form.getAll(labelName).map(String)
  return form.getAll(urlName).map((url, place) => ({ label: labels[place] ?? '', url: String(url) }))
}

interface Call extends SettingsContext {
  readonly id: string
  readonly form: FormData
}

function chosenOf(form: FormData): string[] {
  return form.getAll('person').map(String)
}

const verbs: Record<string, (call: Call) => Promise<Outcome<string>>> = {
  add: ({ member, t, id, form }) =>
    attempt(t, async () => {
      const chosen = chosenOf(form)
      if (chosen.length === 0) return t.teams.notice.addedNobody
      await teams.addMembers(member.org, member.actor, id, chosen)
      return t.teams.notice.added(chosen.length)
    }),
  leave: ({ member, t, id, form }) =>
    attempt(t, async () => {
      await teams.removeMembers(member.org, member.actor, id, [field(form, 'person')])
      return t.teams.notice.removed
    }),
  appoint: ({ member, t, id, form }) =>
    attempt(t, async () => t.teams.managers.added(await managers.add(member.org, member.actor, id, chosenOf(form)))),
  dismiss: ({ member, t, id, form }) =>
    attempt(t, async () => {
      await managers.remove(member.org, member.actor, id, field(form, 'person'))
      return t.teams.managers.removed
    }),
  allow: ({ member, t, id }) =>
    attempt(t, async () => {
      await teams.allowAdoption(member.org, member.actor, id)
      return t.teams.notice.allowed
    }),
  link: ({ member, t, id }) =>
    attempt(t, async () => {
      await teams.link(member.org, member.actor, id)
      return t.teams.notice.linked
    }),
}

/** Does what the field `do` names to the team in `id`; the page below is drawn anew. */
export async function changeTeam(_notice: Notice | null, form: FormData): Promise<Notice> {
  const context = await settingsContext()
  const verb = verbs[field(form, 'do')]
  if (!verb) return { tone: 'danger', text: context.t.errors.broken.title }
  const outcome = await verb({ ...context, id: field(form, 'id'), form })
  refresh()
  return outcome.ok ? { tone: 'success', text: outcome.value } : { tone: 'danger', text: outcome.message }
}

const endings: Record<string, (call: Call) => Promise<void>> = {
  unlink: ({ member, id }) => teams.unlink(member.org, member.actor, id),
  remove: ({ member, id }) => teams.remove(member.org, member.actor, id),
  grant: ({ member, id, form }) => grantRole(member.org, member.actor, id, field(form, 'role')),
  revoke: ({ member, id, form }) => revokeRole(member.org, member.actor, id, field(form, 'role')),
}

/** The answer to a question asked on a page of its own: goes back to the team, or to the list where it is gone. */
export async function confirmTeam(_state: { error?: string }, form: FormData): Promise<{ error?: string }> {
  const context = await settingsContext()
  const [verb, id] = [field(form, 'do'), field(form, 'id')]
  const ending = endings[verb]
  if (!ending) return { error: context.t.errors.broken.title }
  const outcome = await attempt(context.t, () => ending({ ...context, id, form }))
  if (!outcome.ok) return { error: outcome.message }
  redirect(verb === 'remove' ? teamsPath : teamHref(id))
}
