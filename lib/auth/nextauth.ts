/** next-auth as the shell around our sessions: its cookie carries the opaque token of a session row, and reading it
 *  reads the row and the person. Signing in happens in our own actions, for every method alike; next-auth answers
 *  `/api/auth/session` and `/api/auth/signout`. */
import type { NextAuthOptions } from 'next-auth'
import { env } from '@/lib/base/env'
import { log } from '@/lib/base/log'
import * as sessions from '@/lib/org/sign-in/sessions'
import { cookieName, cookieOptions } from './session-cookie'

/** `maxAge` is how many seconds the session has left: next-auth writes its cookie anew with each answer. */
export function authOptions(maxAge: number): NextAuthOptions {
  // next-auth takes its own address from here, never from the Host header.
  process.env.NEXTAUTH_URL = env().origin
  return {
    secret: env().secret,
    logger: {
      // A session that has ended is no fault; next-auth reports its cookie as a broken token.
      error: (code, detail) => code !== 'JWT_SESSION_ERROR' && log.error({ code, detail }, 'next-auth failed'),
      warn: (code) => log.warn({ code }, 'next-auth warns'),
    },
    providers: [],
    pages: { signIn: '/login', signOut: '/logout', error: '/login' },
    session: { strategy: 'jwt', maxAge },
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    jwt: {
      encode: async ({ token }) => (typeof token?.sessionToken === 'string' ? token.sessionToken : ''),
      decode: async ({ token }) => {
        const session = token ? await sessions.find(token) : undefined
        if (!session) return null
        return { sub: session.user_id, name: session.display_name, email: session.email, sessionToken: token }
      },
    },
    callbacks: {
      session: ({ session, token }) => ({ ...session, user: { name: token.name, email: token.email } }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionToken === 'string') await sessions.endByToken(token.sessionToken)
      },
    },
  }
}
