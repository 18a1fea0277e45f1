import { isReady } from '@/lib/http/readiness'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const ready = await isReady()
  return Response.json({ status: ready ? 'ok' : 'unavailable' }, { status: ready ? 200 : 503 })
}
