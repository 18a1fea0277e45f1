/** What the addresses of an organization's service provider share. Answers are redirects to addresses made of the
 *  configured origin and paths of our own, or to those of a stored provider; neither the Host header nor anything a
 *  stranger sends becomes a place to go. */
import { headers } from 'next/headers'
import { requestClient } from '@/lib/auth/client'
import { rateLimiter } from '@/lib/auth/rate-limit'
import { env } from '@/lib/base/env'
import { DomainError } from '@/lib/base/errors'
import type { Org } from '@/lib/db/finders'
import * as organizations from '@/lib/org/organizations'
import type { Client } from '@/lib/org/sign-in/sessions'
import { isOutage } from './outage'
import { ownPath } from './own-path'
import { requestIdHeader } from './request-id'

/** A form around the largest response that is read. */
const maxFormBytes = 512 * 1024
/** Of one address: more than an office behind one, less than a flood. */
const rate = { perSecond: 20, burst: 400 }

type Handler = (request: Request, context: { params: Promise<{ org: string }> }) => Promise<Response>

/** An address of an organization, found by its slug; what the domain refuses goes to the sign-in page. */
export function samlRoute(run: (org: Org, request: Request) => Promise<Response>): Handler {
  return async (request, { params }) => {
    let org: Org | undefined
    try {
      org = await organizations.bySlug((await params).org)
      return org ? await run(org, request) : told(404, 'There is no organization at this address.')
    } catch (error) {
      const isBusy = error instanceof DomainError ? error.code === 'overloaded' : isOutage(error)
      if (isBusy) return told(503, 'Try again in a moment.', { 'Retry-After': '5' })
      if (!org || !(error instanceof DomainError)) throw error
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

/** Who asks. */
export async function clientOf(): Promise<Client> {
  const requestId = (await headers()).get(requestIdHeader) ?? undefined
  return { ...(await requestClient()), requestId }
}

export function tooMany(): Response {
  return told(429, 'Too many attempts. Wait a moment.', { 'Retry-After': '5' })
}

/** Whether the address may ask once more. */
export function isAllowed({ address }: Client): boolean {
  return rateLimiter().take(`saml:${address ?? ''}`, Date.now(), rate).allowed
}

/** The fields of a posted form, or the answer to what is none. */
export async function readForm(request: Request): Promise<URLSearchParams | Response> {
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

/** To a path of ours. */
export function sent(status: 302 | 303, path: string): Response {
  return redirect(status, `${env().origin}${path}`)
}

/** To an address that is ours, or a provider's as it is stored. */
export function redirect(status: 302 | 303, location: string): Response {
  const headers = { Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' }
  return new Response(null, { status, headers })
}

/** A line of text. */
export function told(status: number, text: string, more: Record<string, string> = {}): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more }
  return new Response(`${text}\n`, { status, headers })
}
