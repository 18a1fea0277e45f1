/** The query parameters of a list (RFC 7644 3.4.2). A parameter given twice counts once, with its first value. */
import { defaultResults, maxResults } from '@/lib/provisioning/discovery'
import type { ListQuery } from '@/lib/provisioning/list'
import type { RootQuery } from '@/lib/provisioning/root-list'
import {
  type Paging,
  type Projection,
  parseFilter,
  parsePaging,
  parseProjection,
  parseSort,
  type ResourceTypeDefinition,
  type SearchRequest,
} from '@/lib/scim'

export function projectionOf(type: ResourceTypeDefinition, query: URLSearchParams): Projection {
  return parseProjection(type, {
    attributes: query.get('attributes'),
    excludedAttributes: query.get('excludedAttributes'),
  })
}

/** Throws 400 invalidFilter for a filter that cannot be read: an empty one is no filter, and no list either. */
export function listQueryOf(type: ResourceTypeDefinition, query: URLSearchParams): ListQuery {
  return searchQueryOf(type, searchOf(query))
}

/** The parameters of a list as the body of a search has them. */
export function searchOf(query: URLSearchParams): SearchRequest {
  return {
    filter: query.get('filter') ?? undefined,
    sortBy: query.get('sortBy') ?? undefined,
    sortOrder: query.get('sortOrder') ?? undefined,
    startIndex: query.get('startIndex'),
    count: query.get('count'),
    cursor: query.get('cursor') ?? undefined,
    attributes: query.getAll('attributes').slice(0, 1),
    excludedAttributes: query.getAll('excludedAttributes').slice(0, 1),
  }
}

/** The list that a search asks for (RFC 7644 3.4.3). */
export function searchQueryOf(type: ResourceTypeDefinition, search: SearchRequest): ListQuery {
  return {
    ...(search.filter !== undefined && { filter: parseFilter(search.filter) }),
    sort: parseSort(type, search),
    paging: pagingOf(search),
    projection: parseProjection(type, search),
  }
}

/** The same of a search in all resource types. */
export function rootQueryOf(search: SearchRequest): RootQuery {
  return {
    search,
    ...(search.filter !== undefined && { filter: parseFilter(search.filter) }),
    paging: pagingOf(search),
  }
}

function pagingOf(search: SearchRequest): Paging {
  return parsePaging(search, { defaultCount: defaultResults, maxCount: maxResults })
}
