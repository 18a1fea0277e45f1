/** Which page a request is about. The front writes it into a header of its own, over whatever the client sent, since
 *  pages are not told their own address. */
import { ownPath } from './own-path'

export const pathHeader = 'x-gatehouse-path'

/** Path and query of the page as its reader knows them: without what the framework adds for itself. Undefined for what
 *  is no page of ours. */
export function pagePath(url: string | null | undefined): string | undefined {
  const path = ownPath(url)
  if (!path) return undefined
  const [bare = '', query = ''] = path.split('?')
  const named = query.split('&').filter((part) => part && !part.startsWith('_rsc='))
  return named.length > 0 ? `${bare}?${named.join('&')}` : bare
}
