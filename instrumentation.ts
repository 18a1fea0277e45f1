import type { Instrumentation } from 'next'

/** What a page or action threw, under the id of its request and the digest that its error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('@/lib/base/log')
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined
  const requestId = request.headers['x-request-id']
  log.error({ err: error, requestId, digest, route: routePath }, 'a page could not be drawn')
}
