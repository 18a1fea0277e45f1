/** The three addresses of an organization's service provider. Answers are redirects to addresses made of the configured
 *  origin and paths of our own; neither the Host header nor anything a stranger sends becomes a place to go. */
import { headers } from 'next/headers'
import { requestClient } from '@/lib/auth/client'
import { findMember } from '@/lib/auth/member'
import { rateLimiter } from '@/lib/auth/rate-limit'
import { setSessionCookie } from '@/lib/auth/session-cookie'
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import * as organizations from '@/lib/org/organizations'
import type { LoginOutcome } from '@/lib/org/saml-logins'
import * as samlLogins from '@/lib/org/saml-logins'
import * as samlRequests from '@/lib/org/saml-requests'
import { metadata } from '@/lib/org/saml-service'
import type { Client } from '@/lib/org/sessions'
import { ownPath } from './own-path'
import { requestIdHeader } from './request-id'
import { bindBrowser, heldSecrets, unbindBrowser } from './saml-cookie'

/** A form around the largest response that is read. */
const maxFormBytes = 512 * 1024
/** Of one address: more than an office behind one, less than a flood. */
const rate = { perSecond: 20, burst: 400 }

type Handler = (request: Request, context: { params: Promise<{ org: string }> }) => Promise<Response>

function samlRoute(run: (org: Org, request: Request) => Promise<Response>): Handler {
  return async (request, { params }) => {
    const org = await organizations.bySlug((await params).org)
    if (!org) return told(404, 'There is no organization at this address.')
    try {
      return await run(org, request)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      if (error.code === 'overloaded') return told(503, 'Try again in a moment.', { 'Retry-After': '5' })
      return sent(302, elsewhere(org, request, error))
    }
  }
}

/** Where a sign-in goes that could not begin: to be asked for the address where that decides, else to the reason. */
function elsewhere({ slug }: Org, request: Request, { code }: DomainError): string {
  if (code !== 'sso_ambiguous') return `/login/${slug}?problem=${code}`
  const returnTo = ownPath(new URL(request.url).searchParams.get('returnTo'))
  return `/login/sso?${new URLSearchParams({ organization: slug, ...(returnTo && { returnTo }) })}`
}

/** GET: what an identity provider imports. */
export const metadataRoute = samlRoute(async (org) => {
  const headers = { 'Content-Type': 'application/samlmetadata+xml; charset=utf-8', 'Cache-Control': 'no-cache' }
  return new Response(await metadata(org), { headers })
})

/** GET: begins a sign-in. `returnTo` is a path of ours; `provider` or `email` says which identity provider where there
 *  are several; `anew` has it ask once more who is there; `test` names one that a signed-in administrator tries out. */
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
    const forcesAuthn = query.has('anew')
    return samlRequests.begin(org, { providerId, email: query.get('email') ?? undefined, returnTo, forcesAuthn })
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

async function clientOf(): Promise<Client> {
  const requestId = (await headers()).get(requestIdHeader) ?? undefined
  return { ...(await requestClient()), requestId }
}

function tooMany(): Response {
  return told(429, 'Too many attempts. Wait a moment.', { 'Retry-After': '5' })
}

function isAllowed({ address }: Client): boolean {
  return rateLimiter().take(`saml:${address ?? ''}`, Date.now(), rate).allowed
}

async function readForm(request: Request): Promise<URLSearchParams | Response> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') return told(415, 'A form is expected here.')
  const text = await readText(request)
  return text === undefined ? told(413, 'The response is too large.') : new URLSearchParams(text)
}

async function readText(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > maxFormBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function proceed(org: Org, outcome: LoginOutcome, relayState: string | null): Promise<Response> {
  switch (outcome.kind) {
    case 'admitted': {
      await setSessionCookie(outcome.session)
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

function sent(status: 302 | 303, path: string): Response {
  return redirect(status, `${env().origin}${path}`)
}

function redirect(status: 302 | 303, location: string): Response {
  const headers = { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }
  return new Response(null, { status, headers })
}

function told(status: number, text: string, more: Record<string, string> = {}): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more }
  return new Response(`${text}\n`, { status, headers })
}
