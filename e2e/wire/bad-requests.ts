/** Requests that must be refused and must change nothing, each with the status and scimType it gets. */
import { badBodies, badValues } from './bad-bodies'
import { badBulks } from './bad-bulk'
import { badGroups } from './bad-groups'
import { badHeaders } from './bad-headers'
import { badLists } from './bad-lists'
import { badMembers } from './bad-members'
import { badPatches } from './bad-patches'
import type { BadRequest } from './bad-request'
import { badSearches } from './bad-searches'
import { core, nobodysId } from './people'

function filter(text: string, scimType = 'invalidFilter'): BadRequest {
  return query(`filter=${encodeURIComponent(text)}`, scimType, `filter ${text.slice(0, 60)}`)
}

function query(search: string, scimType: string, what = `query ${search}`): BadRequest {
  return { what, method: 'GET', path: `/Users?${search}`, status: 400, scimType }
}

function path(method: string, below: string, status: number): BadRequest {
  const raw =
    method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify({ schemas: [core], userName: 'p@bad.test' })
  return { what: `${method} ${below.slice(0, 60)}`, method, path: below, ...(raw && { raw }), status }
}

function key(what: string, authorization: string | null, method = 'DELETE', below = '/Users/{{id}}'): BadRequest {
  return { what: `key ${what}`, method, path: below, authorization, status: 401 }
}

function typed(type: string, status: number, scimType?: string): BadRequest {
  const raw = JSON.stringify({ schemas: [core], userName: 'typed@bad.test' })
  return {
    what: `Content-Type ${type}`,
    method: 'POST',
    path: '/Users',
    headers: { 'content-type': type },
    raw,
    status,
    scimType,
  }
}

const filters: readonly BadRequest[] = [
  ...['userName', 'userName eq', 'eq "x"', 'userName eq "x', 'userName eq x', "userName eq 'x'"].map((text) =>
    filter(text),
  ),
  ...['userName == "x"', 'userName = "x"', 'nope eq "x"', 'name eq "x"', 'password eq "x"', 'password pr'].map((text) =>
    filter(text),
  ),
  ...['(userName eq "x"', 'userName eq "x")', 'userName eq "x" and', 'or userName eq "x"', 'not userName eq "x"'].map(
    (text) => filter(text),
  ),
  ...['userName eq "x" userName eq "y"', 'emails[', 'emails[]', 'emails[type eq "work"]]', 'emails[nope eq "x"]'].map(
    (text) => filter(text),
  ),
  ...[
    'name[givenName eq "x"]',
    'active gt true',
    'active eq "x"',
    'active eq 1',
    'userName eq 1',
    'userName gt null',
  ].map((text) => filter(text)),
  ...['meta.lastModified gt "soon"', 'userName eq "\\x"', 'userName eq "\\u0000"', 'userName eq "\\ud800"'].map(
    (text) => filter(text),
  ),
  ...['__proto__ pr', 'constructor eq "x"', 'userName.__proto__ pr', 'userName eq "x"; drop table users', '1 eq 1'].map(
    (text) => filter(text),
  ),
  ...["userName' or '1'='1", 'userName eq "x" -- ', '$where eq "x"', 'emails[$ne eq "x"]', ''].map((text) =>
    filter(text),
  ),
  filter(`${'('.repeat(5000)}userName eq "x"${')'.repeat(5000)}`),
  filter(Array(500).fill('userName eq "x"').join(' or ')),
  filter(`userName eq "${'x'.repeat(9000)}"`),
  filter(`${'not ('.repeat(40)}userName pr${')'.repeat(40)}`),
  query('filter=%00', 'invalidFilter'),
  query('filter=userName%20eq%20%22%FF%22%22', 'invalidFilter'),
  query('filter=%ZZ', 'invalidFilter'),
]

const queries: readonly BadRequest[] = [
  ...['count=x', 'count=1.5', 'count=1e9', 'count=0x1', 'count=--1', 'count=1;2', 'count=NaN', 'count=Infinity'].map(
    (text) => query(text, 'invalidValue'),
  ),
  ...['startIndex=x', 'startIndex=1.0', 'startIndex=%00', 'startIndex=1%0d%0aX:%20y', 'startIndex=%D9%A1'].map((text) =>
    query(text, 'invalidValue'),
  ),
  query('attributes=userName&excludedAttributes=name', 'invalidValue'),
]

const paths: readonly BadRequest[] = [
  ...[
    nobodysId,
    "'",
    '%27%20or%201=1',
    '%00',
    '%0d%0aX:%20y',
    '%',
    '%ff',
    '%E0%A4%A',
    '..',
    '%2e%2e',
    '%2e%2e%2fUsers',
  ].map((id) => path('GET', `/Users/${id}`, 404)),
  ...['%7B%7B', '*', ';', '~', '__proto__', 'constructor', '0', '-1', 'null', 'NaN', 'x'.repeat(5000)].map((id) =>
    path('DELETE', `/Users/${id}`, 404),
  ),
  ...['{{id}}x', '{{id}}%20', '%20{{id}}', '{{id}}%00', '{{id}}/x', '{{id}}%2f', '{{id}}.json', '{{id}};a=b'].map(
    (id) => path('DELETE', `/Users/${id}`, 404),
  ),
  ...[
    '/users/{{id}}',
    '/USERS/{{id}}',
    '/%55sers/{{id}}',
    '/Users%2f{{id}}',
    '/./Users/{{id}}',
    '/x/../Users/{{id}}',
    '/%2e/Users/{{id}}',
  ].map((below) => path('DELETE', below, 404)),
  ...[
    '/Nope',
    '/.',
    '/..',
    '/.env',
    '/Me',
    '/Users/{{id}}/password',
    '/ServiceProviderConfig/x',
    '/Schemas/urn:nope',
    '/ResourceTypes/Nope',
  ].map((below) => path('GET', below, 404)),
  path('POST', '/Users/{{id}}', 405),
  path('PUT', '/Users', 405),
  path('PATCH', '/Users', 405),
  path('DELETE', '/Users', 405),
  path('POST', '/Schemas', 405),
  path('DELETE', '/ServiceProviderConfig', 405),
  path('PUT', `/Users/${nobodysId}`, 404),
  path('POST', '/', 405),
]

const headers: readonly BadRequest[] = [
  typed('text/plain', 415),
  typed('application/xml', 415),
  typed('multipart/form-data; boundary=x', 415),
  typed('application/json-patch+json', 415),
  typed('application/scim+json; charset=iso-8859-1', 415),
  typed('application/scim+json, text/plain', 415),
  typed('application', 415),
  ...['W/"no"', '"0"', 'W/1', ',', 'W/"1', '""'].map((tag) => ({
    ...path('DELETE', '/Users/{{id}}', 412),
    what: `If-Match ${tag}`,
    headers: { 'if-match': tag },
  })),
]

const keys: readonly BadRequest[] = [
  key('none', null),
  key('empty', ' '),
  key('scheme alone', 'Bearer'),
  key('without scheme', '{{key}}'),
  key('as Basic', 'Basic {{key}}'),
  key('as Token', 'Token {{key}}'),
  key('followed by more', 'Bearer {{key}} x'),
  key('twice', 'Bearer {{key}}, Bearer {{key}}'),
  key('quoted', 'Bearer "{{key}}"'),
  key('cut short', 'Bearer {{key:60}}'),
  key('in capitals', 'Bearer {{key:upper}}'),
  key('with a letter more', 'Bearer {{key}}x'),
  key('null', 'Bearer null'),
  key('undefined', 'Bearer undefined'),
  key('a JWT without signature', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.'),
  key('an SQL fragment', "Bearer ' or 1=1 --"),
  key('10 kB', `Bearer ${'x'.repeat(10_000)}`),
  key('none, creating', null, 'POST', '/Users'),
  key('none, with a method override', null, 'GET', '/Users?_method=POST'),
  key('in the query', null, 'GET', '/Users?access_token={{key}}'),
]

export const badRequests: readonly BadRequest[] = [
  ...badBodies,
  ...badValues,
  ...badPatches,
  ...filters,
  ...queries,
  ...paths,
  ...headers,
  ...keys,
  ...badGroups,
  ...badMembers,
  ...badLists,
  ...badSearches,
  ...badBulks,
  ...badHeaders,
]
