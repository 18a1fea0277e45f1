import { isLoopback } from '@/lib/http/loopback'
import * as inbox from '@/lib/local/inbox'

export const dynamic = 'force-dynamic'

/** The latest mails for scripts: `id`, `to`, `subject`, `text`, `html`, `links`, `at`, newest first. */
export async function GET(request: Request): Promise<Response> {
  if (!inbox.isOpen()) return new Response(null, { status: 404 })
  if (!isLoopback(request.headers)) return new Response(null, { status: 403 })
  return Response.json(await inbox.list(), { headers: { 'Cache-Control': 'no-store' } })
}
