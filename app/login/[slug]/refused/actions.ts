'use server'

import { redirect } from 'next/navigation'
import { requestClient } from '@/lib/auth/client'
import { field } from '@/lib/http/form'
import * as invites from '@/lib/org/invitations/invites'
import * as organizations from '@/lib/org/organizations'
import * as samlAttempts from '@/lib/org/saml/saml-attempts'

/** Fields: `slug`, `attempt`. Sends a new invitation to the address it was sent to; answers alike whether or not. */
export async function askForInvitation(form: FormData): Promise<void> {
  const [slug, ref] = [field(form, 'slug'), field(form, 'attempt')]
  const organization = await organizations.bySlug(slug)
  const attempt = organization && (await samlAttempts.refused(organization, ref))
  if (organization && attempt?.code === 'invite_pending' && attempt.userId) {
    await invites.requestFor(organization, attempt.userId, await requestClient())
  }
  redirect(`/login/${encodeURIComponent(slug)}/refused?${new URLSearchParams({ attempt: ref, asked: '' })}`)
}
