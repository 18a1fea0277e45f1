import { env } from '@/lib/base/env'
import { securityText } from '@/lib/http/security-text'

export const dynamic = 'force-dynamic'

/** Where weaknesses are to be reported; 404 where the operator names nobody. */
export function GET(): Response {
  const { origin, securityContact } = env()
  if (!securityContact) return new Response('Not found\n', { status: 404 })
  return new Response(securityText({ origin, contact: securityContact, now: new Date() }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
