import { expect, test, vi } from 'vitest'
import { cloneDatabase } from '@/lib/local/testing/clone'
import * as sessions from '@/lib/org/sign-in/sessions'
import { signIn } from '@/lib/org/sign-in/sign-in'
import { whoSignsIn } from '@/lib/org/testing/administrator'
import { newOrganization, peek } from '@/lib/org/testing/organization'
import { cookieName, setSessionCookie } from './session-cookie'

const { url } = await cloneDatabase()

/** The cookies of one browser. */
const browser = vi.hoisted(() => {
  const held = new Map<string, string>()
  return {
    get: (name: string) => (held.has(name) ? { value: held.get(name) ?? '' } : undefined),
    set: (name: string, value: string) => void held.set(name, value),
  }
})
vi.mock('next/headers', () => ({ cookies: async () => browser }))

async function comesIn() {
  const person = await whoSignsIn(await newOrganization(), 'Standard')
  const [row] = await peek<{ email: string }>(url, 'select email from users where id = $1', [person.id])
  const outcome = await signIn({ email: row?.email ?? '', password: person.password }, {})
  if (outcome.kind !== 'signed_in') throw new Error(outcome.kind)
  return outcome.session
}

test('who signs in where somebody was signed in ends that session, whoever it was', async () => {
  const [first, elsewhere, next] = [await comesIn(), await comesIn(), await comesIn()]
  await setSessionCookie(first)
  await setSessionCookie(next)
  expect(browser.get(cookieName())?.value).toBe(next.token)
  expect(await sessions.find(first.token)).toBeUndefined()
  expect(await sessions.find(next.token)).toBeDefined()
  expect(await sessions.find(elsewhere.token)).toBeDefined()
})
