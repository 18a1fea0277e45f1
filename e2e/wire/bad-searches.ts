/** Searches (POST .search, RFC 7644 3.4.3) that are refused. */
import { type BadRequest, searchSchema, type Verdict } from './bad-request'
import { nobodysId } from './people'

const badValue: Verdict = [400, 'invalidValue']
const badFilter: Verdict = [400, 'invalidFilter']

function search(what: string, members: object, [status, scimType]: Verdict, path = '/Users/.search'): BadRequest {
  const raw = JSON.stringify({ schemas: [searchSchema], ...members })
  return { what: `POST ${path} with ${what}`, method: 'POST', path, raw, status, scimType }
}

export const badSearches: readonly BadRequest[] = [
  ...['/Users/.search', '/Groups/.search'].flatMap((path): BadRequest[] => [
    search('a filter that ends', { filter: 'id eq' }, badFilter, path),
    search('an empty filter', { filter: '' }, badFilter, path),
    search('a filter as an object', { filter: { $ne: null } }, badValue, path),
    search('a filter as a list', { filter: ['id pr'] }, badValue, path),
    search('a filter too long', { filter: `id eq "${'x'.repeat(8200)}"` }, badFilter, path),
    search('a filter too deep', { filter: `${'('.repeat(33)}id pr${')'.repeat(33)}` }, badFilter, path),
    search('a filter of too many parts', { filter: Array(201).fill('id pr').join(' or ') }, badFilter, path),
    search('count as text', { count: 'x' }, badValue, path),
    search('count as a fraction', { count: 1.5 }, badValue, path),
    search('count as an object', { count: {} }, badValue, path),
    search('count true', { count: true }, badValue, path),
    search('startIndex as a list', { startIndex: [1] }, badValue, path),
    search('startIndex as text', { startIndex: 'first' }, badValue, path),
    search('attributes as an object', { attributes: {} }, badValue, path),
    search('attributes as numbers', { attributes: [1] }, badValue, path),
    search('attributes as one text', { attributes: 'id' }, badValue, path),
    search('both lists', { attributes: ['id'], excludedAttributes: ['meta'] }, badValue, path),
    search('sortBy as a number', { sortBy: 1 }, badValue, path),
    search('sortBy unknown', { sortBy: 'nope' }, [400, 'invalidPath'], path),
    search('sortOrder unknown', { sortBy: 'id', sortOrder: 'x' }, badValue, path),
    search('cursor as a number', { cursor: 1 }, badValue, path),
    search('cursor forged', { cursor: 'x.y' }, [400, 'invalidCursor'], path),
    search('cursor and startIndex', { cursor: '', startIndex: 1 }, badValue, path),
    search('cursor and a negative count', { cursor: '', count: -1 }, [400, 'invalidCount'], path),
    search('no schemas', { schemas: undefined }, [400, 'invalidSyntax'], path),
    search('another schema', { schemas: ['urn:x'] }, [400, 'invalidSyntax'], path),
    { ...search('a list', {}, [400, 'invalidSyntax'], path), raw: '[]' },
    { ...search('nothing', {}, [400, 'invalidSyntax'], path), raw: '' },
    { ...search('a type that is none', {}, [415], path), headers: { 'content-type': 'text/json' } },
    { ...search('no key', {}, [401], path), authorization: null },
  ]),
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    ...search(method, {}, [405]),
    what: `${method} /Users/.search`,
    method,
  })),
  search('an id before it', {}, [404], `/Users/${nobodysId}/.search`),
  search('more behind it', {}, [404], '/Users/.search/x'),
  search('a type that is none', {}, [404], '/Nope/.search'),
  search('discovery', {}, [405], '/Schemas/.search'),
]
