'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { pageContext } from '@/app/page-context'
import type { BulkState } from '@/components/users/bulk-form'
import { type Member, requireMember } from '@/lib/auth/member'
import { DomainError } from '@/lib/base/errors'
import { attempt, field } from '@/lib/http/form'
import type { Messages } from '@/lib/i18n/messages'
import { undo } from '@/lib/org/invitations/invite-undo'
import { startExport } from '@/lib/org/jobs'
import { carryOut, type Outcome, type Task } from '@/lib/org/users/people-bulk'
import { resend } from '@/lib/org/users/people-resend'
import { idsOf, mostAtOnce, type Selection } from '@/lib/org/users/people-selection'
import { type BulkTask, bulkTasks, readSelection } from '../bulk-tasks'
import { jobHref } from '../jobs/links'
import { undoneText } from '../undone-text'

/** Does what the form asks to those it names, and tells what came of it. */
export async function changeMany(_state: BulkState, form: FormData): Promise<BulkState> {
  const member = await requireMember()
  const { t } = await pageContext({ user: member.locale, organization: member.org.locale })
  const { bulk, disable } = t.users
  if (field(form, 'task') === 'undo') return takeBack(member, t, field(form, 'batch'))
  const known = bulkTasks.find(({ task }) => task === field(form, 'task'))
  if (!known) return { error: t.errors.broken.title }
  const { selection } = readSelection(parametersOf(form))
  if (known.task === 'export') return exportThem(member, t, selection)
  const task = taskOf(known.task, form, disable.phrase)
  if (task.do === 'roles' && task.grant.length + task.revoke.length === 0) return { error: bulk.nothingChosen }
  const outcome = await attempt(t, () => changed(member, selection, task))
  if (!outcome.ok) return refusedWith(outcome)
  const { done, unchanged, refused, refusals, batchId } = outcome.value
  const { action: label, pending } = t.invitations.undo
  return {
    done: {
      text: [bulk.tasks[known.task].done(done), unchanged > 0 ? bulk.unchanged(unchanged) : '']
        .filter(Boolean)
        .join(' '),
      ...(refused > 0 && { refused: bulk.refused(refused) }),
      refusals: refusals.map(({ name, code }) => bulk.refusal(name, t.errors.refused[code])),
      ...(batchId && done > 0 && { undo: { batchId, label, pending } }),
    },
  }
}

/** What came of it; many new invitations are a job, which has a page of its own. */
async function changed({ org, actor }: Member, selection: Selection, task: Task): Promise<Outcome> {
  if (task.do !== 'resend') return carryOut(org, actor, selection, task)
  const outcome = await resend(org, actor, selection)
  return 'jobId' in outcome ? redirect(jobHref(outcome.jobId)) : outcome
}

async function takeBack({ org, actor }: Member, t: Messages, batchId: string): Promise<BulkState> {
  const outcome = await attempt(t, async () => undoneText(await undo(org, actor, batchId), t))
  return outcome.ok ? { done: { text: outcome.value, refusals: [] } } : { error: outcome.message }
}

/** Those who are ticked now: who comes later is not in the file. */
async function exportThem({ org, actor }: Member, t: Messages, selection: Selection): Promise<BulkState> {
  const outcome = await attempt(t, async () => {
    const ids = await idsOf(org.id, selection)
    if (ids.length > mostAtOnce) throw new DomainError('selection_too_large')
    return redirect(jobHref(await startExport(org, actor, { ids }, ids.length)))
  })
  return outcome.ok ? {} : refusedWith(outcome)
}

/** The question is drawn anew with what was refused: its figures may be why. */
function refusedWith({ message }: { message: string }): BulkState {
  refresh()
  return { error: message }
}

function parametersOf(form: FormData): Record<string, string[]> {
  const text = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return Object.fromEntries(['id', 'all', 'list', 'at', 'mark'].map((name) => [name, text(name)]))
}

function taskOf(name: Exclude<BulkTask, 'export'>, form: FormData, phrase: string): Task {
  if (name === 'disable') {
    return { do: name, sure: field(form, 'phrase').trim().toLowerCase() === phrase, hold: field(form, 'hold') !== '' }
  }
  if (name === 'team') return { do: name, teamId: field(form, 'team') }
  if (name !== 'roles') return { do: name }
  const wanted = (what: string) =>
    [...form.entries()].filter(([key, value]) => key.startsWith('role:') && value === what).map(([key]) => key.slice(5))
  return { do: name, grant: wanted('grant'), revoke: wanted('revoke') }
}
