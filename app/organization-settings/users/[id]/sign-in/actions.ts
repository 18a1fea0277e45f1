'use server'

import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import { attempt, field } from '@/lib/http/form'
import * as personMethods from '@/lib/org/sign-in/person-methods'
import { settingsContext } from '../../../settings-context'
import { peoplePath } from '../../context'

/** Fields: `id`; `choice`, `organization` or `own`; `method`, as often as there are; `sure`, where nothing would work. */
export async function savePersonMethods(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const own = field(form, 'choice') === 'own' ? form.getAll('method').map(String) : null
  const sure = field(form, 'sure') !== ''
  const outcome = await attempt(t, () => personMethods.put(member.org, member.actor, id, own, { sure }))
  if (!outcome.ok) return { error: outcome.message }
  redirect(`${peoplePath}/${id}`)
}
