import { metricsAnswer } from '@/lib/http/metrics-answer'

export const dynamic = 'force-dynamic'

/** Numbers for Prometheus; 404 where the operator has set no token. */
export async function GET(request: Request): Promise<Response> {
  const answer = await metricsAnswer(request.headers.get('authorization'))
  return answer ?? new Response('Not found\n', { status: 404 })
}
