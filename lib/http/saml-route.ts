/** The addresses of an organization's service provider where people sign in; where they sign out is beside this. */
import { findMember } from '@/lib/auth/member'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import { readInvitationTicket } from '@/lib/org/invitations/invitation-ticket'
import type { LoginOutcome } from '@/lib/org/saml/saml-logins'
import * as samlLogins from '@/lib/org/saml/saml-logins'
import * as samlRequests from '@/lib/org/saml/saml-requests'
import { metadata, serviceKeys } from '@/lib/org/saml/saml-service'
import { ownPath } from './own-path'
import { bindBrowser, heldSecrets, unbindBrowser } from './saml-cookie'
import { clientOf, isAllowed, readForm, redirect, samlRoute, sent, tooMany } from './saml-exchange'
import { rememberSso } from './sso-cookie'

/** GET: what an identity provider imports. */
export const metadataRoute = samlRoute(async (org) => {
  const headers = { 'Content-Type': 'application/samlmetadata+xml; charset=utf-8', 'Cache-Control': 'no-cache' }
  return new Response(await metadata(org), { headers })
})

/** GET: the certificate that vouches for what we sign, as a file, for those who take it apart from the metadata. */
export const certificateRoute = samlRoute(async (org) => {
  const [key] = await serviceKeys(org)
  const headers = {
    'Content-Type': 'application/x-pem-file',
    'Content-Disposition': `attachment; filename="gatehouse-${org.slug}.pem"`,
    'Cache-Control': 'no-cache',
  }
  return new Response(key?.certificate ?? '', { headers })
})

/** GET: begins a sign-in. `returnTo` is a path of ours; `provider` or `email` says which identity provider where there
 *  are several; `invitation` is the ticket of its page; `anew` has it ask once more who is there; `test` names one that a
 *  signed-in administrator tries out. */
export const loginRoute = samlRoute(async (org, request) => {
  if (!isAllowed(await clientOf())) return tooMany()
  const query = new URL(request.url).searchParams
  const returnTo = ownPath(query.get('returnTo'))
  const begun = await begin(org, query, returnTo)
  await bindBrowser(org, begun)
  return redirect(302, begun.url)
})

async function begin(org: Org, query: URLSearchParams, returnTo: string | undefined) {
  const test = query.get('test')
  if (test === null) {
    const providerId = query.get('provider') ?? undefined
    const linkId = readInvitationTicket(org.id, query.get('invitation') ?? '')
    const email = query.get('email') ?? undefined
    return samlRequests.begin(org, { providerId, email, returnTo, linkId, forcesAuthn: query.has('anew') })
  }
  const member = await findMember()
  if (!member || member.org.id !== org.id) throw new DomainError('permission_missing')
  return samlRequests.beginTest(org, member.actor, test, returnTo)
}

/** POST: takes the identity provider's answer. */
export const acsRoute = samlRoute(async (org, request) => {
  const client = await clientOf()
  if (!isAllowed(client)) return tooMany()
  const form = await readForm(request)
  if (form instanceof Response) return form
  const browserSecret = await heldSecrets()
  let answered: string | undefined
  const outcome = await samlLogins.receive(
    org,
    {
      samlResponse: form.get('SAMLResponse') ?? '',
      browserSecret: (requestId) => {
        answered = requestId
        return browserSecret(requestId)
      },
    },
    client,
  )
  if (answered && browserSecret(answered)) await unbindBrowser(org, answered)
  return proceed(org, outcome, form.get('RelayState'))
})

async function proceed(org: Org, outcome: LoginOutcome, relayState: string | null): Promise<Response> {
  switch (outcome.kind) {
    case 'admitted': {
      await setSessionCookie(outcome.session)
      await rememberSso(org)
      // Begun here, the way back was stored; else the provider may name a path of ours.
      return sent(303, (outcome.began ? outcome.returnTo : ownPath(relayState)) ?? '/')
    }
    case 'tested': {
      const page = outcome.returnTo ?? '/organization-settings/authentication'
      return sent(303, `${page}${page.includes('?') ? '&' : '?'}attempt=${outcome.ref ?? ''}`)
    }
    case 'refused': {
      const reason = outcome.ref === null ? `code=${outcome.code}` : `attempt=${outcome.ref}`
      return sent(303, `/login/${org.slug}/refused?${reason}`)
    }
  }
}
