'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { UploadState } from '@/components/users/upload-form'
import { decodeText } from '@/lib/base/decode-text'
import { fold } from '@/lib/base/fold'
import { attempt, field } from '@/lib/http/form'
import type { Messages } from '@/lib/i18n/messages'
import { undo } from '@/lib/org/invitations/invite-undo'
import { stop } from '@/lib/org/jobs'
import {
  check,
  type ImportColumn,
  importColumns,
  type Mapping,
  mostBytes,
  type RoleNames,
  start,
  upload,
} from '@/lib/org/users/people-import'
import { fixRows, type RowFix } from '@/lib/org/users/people-import-fix'
import { settingsContext } from '../../settings-context'
import { peoplePath } from '../context'
import { jobHref } from '../jobs/links'
import { undoneText } from '../undone-text'

/** Fields: `file`, or the rows as text in `rows`. */
export async function uploadPeople(_: UploadState, form: FormData): Promise<UploadState> {
  const { member, t } = await settingsContext('user_access_invite')
  const file = form.get('file')
  const given = file instanceof File && file.size > 0 ? file : undefined
  if (given && given.size > mostBytes) return { error: t.errors.refused.rows_too_many }
  const text = given ? decodeText(new Uint8Array(await given.arrayBuffer())) : field(form, 'rows')
  if (text === undefined) return { error: t.errors.refused.file_unreadable }
  if (!text.trim()) return { error: t.invitations.import.nothing }
  const name = given?.name ?? t.invitations.import.pasted
  const outcome = await attempt(t, () => upload(member.org, member.actor, { name, text }))
  if (!outcome.ok) return { error: outcome.message }
  redirect(jobHref(outcome.value))
}

export interface JobFormState {
  readonly error?: string
  readonly notice?: string
}

/** Fields: `do` (check, fix, start, stop, discard or undo) and `job`; to check also `column-<ours>` with the number of the
 *  file's column, `roles`, `teams`, `language`, `note`;
 *  to fix for each `row` (its number) `<ours>-<number>`. */
export async function changeJob(_: JobFormState, form: FormData): Promise<JobFormState> {
  const { member, t } = await settingsContext()
  const { org, actor } = member
  const job = field(form, 'job')
  const verbs: Record<string, () => Promise<string | undefined>> = {
    check: async () => {
      await check(org, actor, job, { mapping: mappingOf(form), order: orderOf(form), called: rolesCalled(t) })
      return undefined
    },
    fix: async () => t.invitations.import.fixed(await fixRows(org, actor, job, fixesOf(form), rolesCalled(t))),
    start: async () => {
      await start(org, actor, job)
      return undefined
    },
    stop: async () => {
      await stop(org, actor, job)
      return undefined
    },
    discard: async () => {
      await stop(org, actor, job)
      return redirect(`${peoplePath}/import`)
    },
    undo: async () => {
      await stop(org, actor, job)
      return undoneText(await undo(org, actor, job), t)
    },
  }
  const verb = verbs[field(form, 'do')]
  if (!verb) return { error: t.errors.broken.title }
  const outcome = await attempt(t, verb)
  if (!outcome.ok) return { error: outcome.message }
  refresh()
  return outcome.value ? { notice: outcome.value } : {}
}

function mappingOf(form: FormData): Mapping {
  const chosen = importColumns.map((column): [ImportColumn, string] => [column, field(form, `column-${column}`)])
  return Object.fromEntries(chosen.filter(([, at]) => /^\d{1,2}$/.test(at)).map(([column, at]) => [column, Number(at)]))
}

function rolesCalled({ common }: Messages): RoleNames {
  return Object.fromEntries(Object.entries(common.roles).map(([stored, name]) => [fold(name), stored]))
}

function fixesOf(form: FormData): RowFix[] {
  const rows = form
    .getAll('row')
    .filter((value): value is string => typeof value === 'string' && /^\d{1,5}$/.test(value))
  return rows.map((row) => {
    const typed = importColumns.filter((column) => form.has(`${column}-${row}`))
    return {
      n: Number(row),
      cells: Object.fromEntries(typed.map((column) => [column, field(form, `${column}-${row}`)])),
    }
  })
}

function orderOf(form: FormData) {
  const language = field(form, 'language')
  return {
    roleIds: form.getAll('roles').filter((value) => typeof value === 'string'),
    teamIds: form.getAll('teams').filter((value) => typeof value === 'string'),
    locale: language === 'fr' || language === 'en' ? (language as 'en' | 'fr') : null,
    note: field(form, 'note'),
  }
}
