/** Accepting an invitation with a passkey in place of a password. */
import { DomainError } from '@/lib/base/errors'
import * as invites from '../invitations/invites'
import type { Client } from '../sign-in/sessions'
import { handleOf } from './passkey-answers'
import type { PasskeyAnswer } from './passkey-challenges'
import { type BegunRegistration, beginRegistration, readNewCredential, storePasskey } from './passkey-registration'
import { passkeyName } from './passkeys'

async function openLink(token: string) {
  const link = await invites.peek(token)
  if (link?.state !== 'open') throw new DomainError('invitation_unavailable')
  const { org, user_id: id, display_name: name, address: email } = link.row
  return { org, holder: { id, name, email } }
}

/** Begins to make the passkey of somebody who was invited. Refuses a link that is not open (`invitation_unavailable`) and
 *  a person who may not use one (`passkey_off`). */
export async function beginAcceptance(token: string): Promise<BegunRegistration> {
  const { org, holder } = await openLink(token)
  return beginRegistration(org, holder)
}

export interface PasskeyAcceptance {
  readonly name: string
  /** What the passkey is called. */
  readonly passkey: string
  readonly answer: PasskeyAnswer
}

/** Accepts the invitation: the person is verified and active, has this passkey and no password, and is signed in.
 *  Refuses as `beginAcceptance`, `invites.accept` and the checks of a passkey do. */
export async function acceptByPasskey(
  token: string,
  { name, passkey, answer }: PasskeyAcceptance,
  client: Client,
): Promise<invites.Accepted> {
  const { org, holder } = await openLink(token)
  const credential = await readNewCredential(handleOf(org.id, holder.id), answer)
  const called = passkeyName(passkey)
  return invites.acceptWith(token, name, client, {
    method: 'passkey',
    store: (w, { user_id: id }) => storePasskey(w, { id, display_name: name.trim() }, called, credential),
  })
}
