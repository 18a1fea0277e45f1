import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/nextauth'
import { readSessionCookie } from '@/lib/auth/session-cookie'
import { secondsLeft } from '@/lib/org/sign-in/sessions'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

async function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions(await secondsLeft((await readSessionCookie()) ?? '')))
}

export { handler as GET, handler as POST }
