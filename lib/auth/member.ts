/** Who is signed in. Asked by every page, action and route that shows or changes something, never by a proxy in front
 *  of them; answered from the session's row and the person's state at this very moment. */
import { headers } from 'next/headers'
import { forbidden, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Org } from '@/lib/db/finders'
import { pagePath, pathHeader } from '@/lib/http/page-path'
import { type Actor, can, type Permission } from '@/lib/org/can'
import * as sessions from '@/lib/org/sign-in/sessions'
import { requestClient } from './client'
import { readSessionCookie } from './session-cookie'

export interface Member {
  readonly org: Org
  readonly actor: Actor
  readonly id: string
  /** The session of this browser. */
  readonly sessionId: string
  /** Whether the person proved who they are a short while ago (lib/auth/fresh.ts). */
  readonly isFresh: boolean
  readonly name: string
  readonly email: string
  readonly locale: string | null
  /** The person's zone, else the organization's. */
  readonly timeZone: string
}

/** What open pages ask for every few seconds, whether or not anybody sits before them. */
const pulsePath = '/organization-settings/provisioning/pulse'

async function requestedPath(): Promise<string | undefined> {
  return pagePath((await headers()).get(pathHeader))
}

/** The signed-in person, if any; looked up once a request. */
export const findMember = cache(async (): Promise<Member | undefined> => {
  const token = await readSessionCookie()
  const unattended = (await requestedPath()) === pulsePath
  const session = token ? await sessions.find(token, { unattended }) : undefined
  if (!session) return undefined
  const { org, user_id: id, display_name: name, email, permissions } = session
  const { address } = await requestClient()
  return {
    org,
    id,
    sessionId: session.session_id,
    isFresh: session.is_fresh,
    name,
    email: email ?? '',
    locale: session.user_locale,
    timeZone: session.user_time_zone ?? org.timeZone,
    actor: { kind: 'user', id, name, ...(address && { address }), permissions: new Set(permissions.split(',')) },
  }
})

/** Where one signs in and then comes back to the page that is asked for. */
export async function signInPath(): Promise<string> {
  const path = await requestedPath()
  return path && path !== '/' ? `/login?${new URLSearchParams({ returnTo: path })}` : '/login'
}

/** Why the session of this browser ended, if a limit of the organization ended it. */
export async function findEnding(): Promise<sessions.Ending | undefined> {
  const token = await readSessionCookie()
  return token ? sessions.findEnding(token) : undefined
}

/** The signed-in person holding the permissions. Sends strangers to sign in and answers 403 to everybody else. */
export async function requireMember(...needed: Permission[]): Promise<Member> {
  const member = await findMember()
  if (!member) redirect(await signInPath())
  if (!needed.every((permission) => can(member.actor, permission))) forbidden()
  return member
}
