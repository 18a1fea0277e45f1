/** Queries of lists that are refused. */
import type { BadRequest, Verdict } from './bad-request'

const badValue: Verdict = [400, 'invalidValue']
const badFilter: Verdict = [400, 'invalidFilter']

function query(collection: string, search: string, [status, scimType]: Verdict): BadRequest {
  const what = `GET ${collection}?${search.slice(0, 120)}`
  return { what, method: 'GET', path: `${collection}?${search}`, status, scimType }
}

function filter(text: string, collection = '/Groups', verdict = badFilter): BadRequest {
  return query(collection, `filter=${encodeURIComponent(text)}`, verdict)
}

const groupFilters: readonly BadRequest[] = [
  ...['members', 'members eq', 'members[', 'members[]', 'members[value]', 'members[value eq]', 'members[nope pr]'],
  ...['members.nope eq "x"', 'members[value eq "x"].nope pr', 'members[members[value pr]]', 'members eq 7'],
  ...['members.value gt true', 'members.value eq null and', 'userName eq "x"', 'emails[type eq "work"]', 'groups pr'],
  ...['displayName gt 7', 'displayName eq true', 'displayName co null', 'displayName eq "x" xor id pr', 'id eq'],
  ...['displayName eq "a" and or id pr', '()', 'not ()', 'not not (id pr)', '(((id pr))', 'id pr)', 'id  ppr'],
  ...['meta gt "x"', 'meta pr.', 'meta.created co "2"', 'meta.created eq "2030-02-30T00:00:00Z"', 'meta.nope pr'],
  ...['urn:nope:displayName eq "x"', 'displayName eq "\\ud800"', 'displayName eq "\\u0000"', 'displayName\u0000 pr'],
  ...['displayName eq "x"\u0000', 'displayName eq “x”', 'displayName eq "x" AND', '"displayName" eq "x"', '1=1'],
  ...[`${'('.repeat(33)}id pr${')'.repeat(33)}`, `members[${'('.repeat(33)}value pr${')'.repeat(33)}]`],
  ...[Array(201).fill('id pr').join(' and '), `displayName eq "${'x'.repeat(8200)}"`, `id ${'x'.repeat(8200)}`],
].map((text) => filter(text))

const userFilters: readonly BadRequest[] = [
  ...['groups.nope pr', 'groups[display]', 'x509Certificates.value gt "A"', 'x509Certificates.value co "A"'],
  ...[
    'x509Certificates.value sw "A"',
    'active co "t"',
    'active ge false',
    'active eq "yes"',
    'emails.primary gt false',
  ],
  ...['name pr.', 'name.nope eq "x"', 'name co "x"', 'addresses eq "x"', 'meta.created sw "2"', 'schemas[value pr]'],
  ...['division pr', 'department eq "x"', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User eq "x"'],
  ...['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:nope pr'],
  ...['urn:gatehouse:params:scim:schemas:extension:access:2.0:User:status gt true'],
  ...['userName eq 1e400', 'userName eq -', 'userName eq .5', 'userName eq +1', 'userName eq 0x1', 'userName eq {}'],
  ...['userName eq ["x"]', 'userName eq "x"extra', 'userName eq "x"and id pr', 'userName\teq\t"x"', 'userName eq\n"x"'],
  ...['userName eq "\t"', 'emails[type eq "work" and]', 'emails[type eq "work"] value pr', 'emails.value[type pr]'],
  ...['emails[value eq "x"].value.x pr', 'urn: pr', ': pr', '. pr', 'userName. pr', '.userName pr', 'a..b pr'],
].map((text) => filter(text, '/Users'))

const groupQueries: readonly BadRequest[] = [
  ...['count=x', 'count=1.0', 'count=%20', 'count=1%00', 'count=1_000', 'count=%31%2e', 'count=1&count=x'].slice(0, 6),
  ...['startIndex=x', 'startIndex=1e3', 'startIndex=%2b', 'startIndex=null', 'startIndex=%EF%BC%91'],
  ...['attributes=id&excludedAttributes=members', 'excludedAttributes=id&attributes=displayName,members'],
  ...['sortOrder=up', 'sortBy=displayName&sortOrder=ascending;drop', 'sortOrder=%00', 'sortOrder=desc'],
].map((text) => query('/Groups', text, badValue))

const orders: readonly BadRequest[] = [
  ...['nope', 'password', 'name', 'meta', 'addresses', 'id;drop', '%00', '(1)', 'displayName,id', 'userName%20desc'],
  ...['emails%5Btype%20eq%20%22work%22%5D', 'urn:nope:x', 'name..x', '1', '__proto__', 'constructor', 'x'.repeat(5000)],
  ...['urn:gatehouse:params:scim:schemas:extension:access:2.0:User'],
].map((text) => query('/Users', `sortBy=${text}`, [400, 'invalidPath']))

const cursors: readonly BadRequest[] = [
  ...['forged', 'a.b', '.', '...', '%00', '%20', 'W10.x', `${'x'.repeat(5000)}`, '%F0%9F%98%80', 'null', "'", '-1'].map(
    (text) => query('/Users', `cursor=${text}`, [400, 'invalidCursor']),
  ),
  query('/Users', 'cursor=&count=-1', [400, 'invalidCount']),
  query('/Users', 'cursor=&count=x', [400, 'invalidCount']),
  query('/Groups', 'cursor=&count=1.5', [400, 'invalidCount']),
  query('/Groups', 'cursor=&startIndex=1', badValue),
  query('/Groups', 'cursor=forged&count=0', [400, 'invalidCursor']),
  query('/Groups', 'cursor=forged&filter=id%20pr', [400, 'invalidCursor']),
]

/** Parameters in shapes that some parsers make objects and lists of. Of those given twice the first one counts. */
const shapes: readonly BadRequest[] = [
  query('/Users', 'filter=nope%20pr&filter=id%20pr', badFilter),
  query('/Users', 'filter=&filter=id%20pr', badFilter),
  query('/Users', 'count=x&count=1', badValue),
  query('/Users', 'sortOrder=x&sortOrder=ascending', badValue),
  query('/Users', 'filter', badFilter),
  query('/Users', 'filter=%', badFilter),
  query('/Users', 'filter=%E0%A4%A', badFilter),
  query('/Users', 'filter=id%2520pr', badFilter),
  query('/Users', `filter=${'%20'.repeat(2000)}`, badFilter),
  query('/Users', `${'x=y&'.repeat(500)}filter=nope`, badFilter),
  query('/Users', 'filter=id%20pr%26count%3D1', badFilter),
  query('/Users', 'filter=id%20pr;count=1', badFilter),
]

/** Parameters that are none of ours, however they look: the list is what it is without them. */
export const harmlessQueries: readonly string[] = [
  ...[
    'filter[$ne]=x',
    'filter[]=nope',
    'filter%5B%24ne%5D=x',
    'filter.x=nope',
    '$filter=nope',
    'FILTER=nope',
    'Count=0',
  ],
  ...[
    'count[$gt]=0',
    'where=1=1',
    '__proto__=x',
    '__proto__[count]=0',
    'constructor.prototype.count=0',
    '_method=DELETE',
  ],
  ...[
    'sortOrder=descending',
    'attributes=',
    'excludedAttributes=,,',
    'attributes=%20',
    'excludedAttributes=nope',
    'sortBy=',
  ],
  ...[
    'count=',
    'startIndex=',
    'startIndex=-5',
    'startIndex=0',
    'count=20&count=x',
    'startIndex=1&startIndex=x',
    'limit=0',
  ],
  ...[
    '%00=%00',
    '%=%',
    '%ff=%ff',
    '=',
    '&&&',
    'x=y&'.repeat(500),
    `x=${'y'.repeat(5000)}`,
    'access_token=x',
    'offset=9',
  ],
]

const discovery: readonly BadRequest[] = ['/Schemas', '/ResourceTypes', '/ServiceProviderConfig'].flatMap((path) => [
  query(path, 'filter=id%20pr', [403]),
  query(path, 'filter=', [403]),
  query(path, 'count=1&filter=nope', [403]),
])

export const badLists: readonly BadRequest[] = [
  ...groupFilters,
  ...userFilters,
  ...groupQueries,
  ...orders,
  ...cursors,
  ...shapes,
  ...discovery,
]
