'use server'

import { pageContext } from '@/app/page-context'
import type { BulkState } from '@/components/users/bulk-form'
import { requireMember } from '@/lib/auth/member'
import { attempt, field } from '@/lib/http/form'
import { carryOut, type Task } from '@/lib/org/people-bulk'
import { bulkTasks, readSelection } from '../bulk-tasks'

/** Does what the form asks to those it names, and tells what came of it. */
export async function changeMany(_state: BulkState, form: FormData): Promise<BulkState> {
  const member = await requireMember()
  const { t } = await pageContext({ user: member.locale, organization: member.org.locale })
  const { bulk, disable } = t.users
  const known = bulkTasks.find(({ task }) => task === field(form, 'task'))
  if (!known) return { error: t.errors.broken.title }
  const task = taskOf(known.task, form, disable.phrase)
  if (task.do === 'roles' && task.grant.length + task.revoke.length === 0) return { error: bulk.nothingChosen }
  const { selection } = readSelection(parametersOf(form))
  const outcome = await attempt(t, () => carryOut(member.org, member.actor, selection, task))
  if (!outcome.ok) return { error: outcome.message }
  const { done, unchanged, refused, refusals } = outcome.value
  return {
    done: {
      text: [bulk.tasks[known.task].done(done), unchanged > 0 ? bulk.unchanged(unchanged) : '']
        .filter(Boolean)
        .join(' '),
      ...(refused > 0 && { refused: bulk.refused(refused) }),
      refusals: refusals.map(({ name, code }) => bulk.refusal(name, t.errors.refused[code])),
    },
  }
}

function parametersOf(form: FormData): Record<string, string[]> {
  const text = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return Object.fromEntries(['id', 'all', 'list', 'at'].map((name) => [name, text(name)]))
}

function taskOf(name: (typeof bulkTasks)[number]['task'], form: FormData, phrase: string): Task {
  if (name === 'disable') {
    return { do: name, sure: field(form, 'phrase').trim().toLowerCase() === phrase, hold: field(form, 'hold') !== '' }
  }
  if (name === 'team') return { do: name, teamId: field(form, 'team') }
  if (name !== 'roles') return { do: name }
  const wanted = (what: string) =>
    [...form.entries()].filter(([key, value]) => key.startsWith('role:') && value === what).map(([key]) => key.slice(5))
  return { do: name, grant: wanted('grant'), revoke: wanted('revoke') }
}
