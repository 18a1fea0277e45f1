/** Where logout messages of an organization's identity providers arrive, by redirect or by form: requests to end
 *  sessions, and answers to ours. */
import { rateLimiter } from '@/lib/auth/rate-limit'
import type { Org } from '@/lib/db/finders'
import * as samlLogouts from '@/lib/org/saml/saml-logouts'
import type { LogoutArrival } from '@/lib/saml/logout'
import { logoutFormWay } from './logout-way'
import { clientOf, isAllowed, readForm, redirect, samlRoute, sent, told, tooMany } from './saml-exchange'

/** Refusals that are written down, of one organization: anybody may send anything here. */
const notesRate = { perSecond: 0.05, burst: 100 }

/** GET and POST: takes a message of an identity provider. */
export const sloRoute = samlRoute(async (org, request) => {
  const client = await clientOf()
  if (!isAllowed(client)) return tooMany()
  const arrival = request.method === 'POST' ? await posted(request) : redirected(request)
  if (arrival instanceof Response) return arrival
  if (arrival.name === 'SAMLResponse') {
    const confirmed = await samlLogouts.confirms(org, arrival)
    return sent(303, `/login?signed-out${confirmed ? '' : '=here'}`)
  }
  const notes = rateLimiter().take(`saml-logout:${org.id}`, Date.now(), notesRate).allowed
  return proceed(org, await samlLogouts.receive(org, arrival, client, { notes }))
})

function proceed(org: Org, outcome: samlLogouts.LogoutOutcome): Response {
  if (outcome.kind === 'refused') return sent(303, `/login/${org.slug}/logout?code=${outcome.code}`)
  if (outcome.answer === null) return sent(303, '/login?signed-out')
  const { url, form } = outcome.answer
  return form ? sent(303, logoutFormWay({ url, form })) : redirect(303, url)
}

/** The query as it came, letter by letter: its signature covers exactly that. */
function redirected(request: Request): LogoutArrival | Response {
  const query = request.url.split('#')[0]?.split('?').slice(1).join('?') ?? ''
  const name = nameIn(new URLSearchParams(query))
  return name ? { binding: 'redirect', name, query } : nothing()
}

async function posted(request: Request): Promise<LogoutArrival | Response> {
  const form = await readForm(request)
  if (form instanceof Response) return form
  const name = nameIn(form)
  if (!name) return nothing()
  return { binding: 'post', name, field: form.get(name) ?? '', relayState: form.get('RelayState') ?? undefined }
}

function nameIn(parameters: URLSearchParams): LogoutArrival['name'] | undefined {
  return (['SAMLRequest', 'SAMLResponse'] as const).find((name) => parameters.has(name))
}

function nothing(): Response {
  return told(400, 'A SAML logout message is expected here.')
}
