import { attemptsPath } from '../links'

/** Which sign-ins the inspector shows. */
export interface AttemptQuery {
  readonly person?: string
  readonly provider?: string
  readonly refused?: boolean
  /** The last one of the page before. */
  readonly before?: string
}

export function attemptsHref({ person, provider, refused, before }: AttemptQuery): string {
  const query = new URLSearchParams({
    ...(person && { person }),
    ...(provider && { provider }),
    ...(refused && { verdict: 'refused' }),
    ...(before && { before }),
  })
  return query.size > 0 ? `${attemptsPath}?${query}` : attemptsPath
}
