'use server'

import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import { rehearse, replay } from '@/lib/http/scim-replay'
import { settingsContext } from '../../settings-context'
import { entryHref, parseQuery } from './query'

/** Fields: `id`, a row of the activity; `do`, `preview` or `carry_out`; `list`, the query of the list beside it. */
export async function playAgain(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const play = field(form, 'do') === 'carry_out' ? replay : rehearse
  const query = parseQuery(Object.fromEntries(new URLSearchParams(field(form, 'list'))))
  const outcome = await attempt(t, async () =>
    redirect(entryHref(await play(member.org, member.actor, field(form, 'id')), query)),
  )
  return outcome.ok ? {} : { error: outcome.message }
}
