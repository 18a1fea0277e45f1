/** The query parameters of a list (RFC 7644 3.4.2). A parameter given twice counts once, with its first value. */
import { defaultResults, maxResults } from '@/lib/provisioning/discovery'
import {
  type Filter,
  type Page,
  type Projection,
  parseFilter,
  parsePage,
  parseProjection,
  type ResourceTypeDefinition,
} from '@/lib/scim'

export function projectionOf(type: ResourceTypeDefinition, query: URLSearchParams): Projection {
  return parseProjection(type, {
    attributes: query.get('attributes'),
    excludedAttributes: query.get('excludedAttributes'),
  })
}

/** Throws 400 invalidFilter for a filter that cannot be read: an empty one is no filter, and no list either. */
export function listQueryOf(
  type: ResourceTypeDefinition,
  query: URLSearchParams,
): { filter?: Filter; page: Page; projection: Projection } {
  const filter = query.get('filter')
  const numbers = { startIndex: query.get('startIndex'), count: query.get('count') }
  return {
    ...(filter !== null && { filter: parseFilter(filter) }),
    page: parsePage(numbers, { defaultCount: defaultResults, maxCount: maxResults }),
    projection: projectionOf(type, query),
  }
}
