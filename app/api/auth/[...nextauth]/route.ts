import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/nextauth'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

async function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions())
}

export { handler as GET, handler as POST }
