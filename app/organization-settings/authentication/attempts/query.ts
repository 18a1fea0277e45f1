import { isUuid } from '@/lib/base/id'
import { type AttemptView, attemptViews } from '@/lib/org/saml/saml-attempts'
import { attemptsPath } from '../links'

/** Which sign-ins the inspector shows. */
export interface AttemptQuery {
  readonly view: AttemptView
  /** As it was typed. */
  readonly q: string
  readonly person?: string
  readonly provider?: string
  /** The last one of the page before. */
  readonly before?: string
}

/** What an address asks for; what it says wrongly is left out. */
export function readAttemptQuery(given: Readonly<Record<string, string | string[] | undefined>>): AttemptQuery {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const id = (name: string) => (isUuid(text(name)) ? text(name) : undefined)
  return {
    view: attemptViews.find((view) => view === text('verdict')) ?? 'all',
    q: text('q').slice(0, 200),
    person: id('person'),
    provider: id('provider'),
    before: id('before'),
  }
}

/** What an address says of a query. */
export function attemptParameters({ view, q, person, provider, before }: AttemptQuery): Record<string, string> {
  return {
    ...(view !== 'all' && { verdict: view }),
    ...(q && { q }),
    ...(person && { person }),
    ...(provider && { provider }),
    ...(before && { before }),
  }
}

export function attemptsHref(query: AttemptQuery): string {
  const parameters = new URLSearchParams(attemptParameters(query))
  return parameters.size > 0 ? `${attemptsPath}?${parameters}` : attemptsPath
}
