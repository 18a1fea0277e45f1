/** Operations of a bulk request that are refused one by one. */
import { long, patchSchema, type Verdict } from './bad-request'
import { core, enterprise, nobodysId } from './people'
import { groupCore } from './teams'

const badValue: Verdict = [400, 'invalidValue']
const badSyntax: Verdict = [400, 'invalidSyntax']
const missing: Verdict = [404]
const conflict: Verdict = [409]

const erase = { method: 'DELETE', path: '/Users/{{id}}' }

/** An operation that is refused by itself: the request is answered with 200. */
export interface BadOperation {
  readonly what: string
  /** As JSON, for it may hold what objects cannot. */
  readonly operation: string
  readonly status: number
  readonly scimType?: string
}

function bad(what: string, operation: unknown, [status, scimType]: Verdict): BadOperation {
  return { what: `operation ${what}`, operation: JSON.stringify(operation), status, ...(scimType && { scimType }) }
}

function create(what: string, more: object, verdict = badValue, data: object = {}): BadOperation {
  const user = { schemas: [core], userName: 'bulk@bad.test', ...data }
  return bad(`POST ${what}`, { method: 'POST', path: '/Users', bulkId: 'x', data: user, ...more }, verdict)
}

function createGroup(what: string, data: object, verdict = badValue): BadOperation {
  const group = { schemas: [groupCore], displayName: 'Bulk', ...data }
  return bad(`POST group ${what}`, { method: 'POST', path: '/Groups', bulkId: 'x', data: group }, verdict)
}

function change(what: string, more: object, verdict: Verdict, operations: readonly object[] = []): BadOperation {
  const first = { op: 'replace', path: 'nickName', value: 'changed' }
  const data = { schemas: [patchSchema], Operations: [first, ...operations] }
  return bad(`PATCH ${what}`, { method: 'PATCH', path: '/Users/{{id}}', data, ...more }, verdict)
}

const shapes: readonly BadOperation[] = [
  ...[null, 7, true, 'DELETE', [erase]].map((one) => bad(`${JSON.stringify(one).slice(0, 20)}`, one, badSyntax)),
  bad('an empty object', {}, badValue),
  bad('no method', { path: '/Users/{{id}}' }, badValue),
  ...['GET', 'HEAD', 'OPTIONS', 'TRACE', 'DELETE ', ' DELETE', 'MOVE', '__proto__', 'constructor', '', 7, null, []].map(
    (method) => bad(`method ${JSON.stringify(method)}`, { ...erase, method }, badValue),
  ),
  {
    what: 'operation with method by prototype',
    operation: '{"__proto__":{"method":"DELETE","path":"/Users/{{id}}"}}',
    status: 400,
    scimType: 'invalidValue',
  },
  bad('no path', { method: 'DELETE' }, missing),
  ...[
    ...[
      '',
      '/',
      '/Nope',
      'Users/{{id}}',
      '//Users/{{id}}',
      '/users/{{id}}',
      '/Users{{id}}',
      '/Bulk',
      '/Me',
      '/Schemas/x',
    ],
    ...[
      '/.search',
      '/Users/.search',
      '/../Users/{{id}}',
      '/Users/../Users/{{id}}',
      '/Groups/../Users/{{id}}',
      '/Users/%',
    ],
    ...[
      'http://localhost/Users/{{id}}',
      '/api/v2/scim/Users/{{id}}',
      '/Users/{{id}}/',
      '/Users/{{id}}?x=y',
      '/Users/{{id}}#x',
    ],
    ...[
      '/Users/{{id}}/x',
      '/Users/%00',
      '/Users/{{id}}%00',
      '/Users/%2e%2e',
      '/Users/{{group}}',
      '/Groups/{{id}}',
      '/Users/ ',
    ],
    ...[
      `/Users/${nobodysId}`,
      '/Users/{{theirs}}',
      '/Groups/{{theirGroup}}',
      "/Users/' or 1=1 --",
      `/Users/${'x'.repeat(5000)}`,
    ],
    ...['/Users/__proto__', '/Users/constructor', '/Users/%ff', '/Users/%E0%A4%A'],
  ].map((path) => bad(`path ${path.slice(0, 40)}`, { method: 'DELETE', path }, missing)),
  ...[7, null, {}, ['/Users/{{id}}']].map((path) =>
    bad(`path as ${JSON.stringify(path).slice(0, 20)}`, { method: 'DELETE', path }, missing),
  ),
  bad('DELETE of the collection', { method: 'DELETE', path: '/Users' }, badValue),
  bad('DELETE of the collection, with a slash', { method: 'DELETE', path: '/Users/' }, badValue),
]

const references: readonly BadOperation[] = [
  bad('path of a bulkId that nobody has', { method: 'DELETE', path: '/Users/bulkId:nope' }, conflict),
  bad('path of an empty bulkId', { method: 'DELETE', path: '/Users/bulkId:' }, missing),
  bad('path of an encoded bulkId', { method: 'DELETE', path: '/Users/bulkId%3Anope' }, conflict),
  createGroup('with a member of no bulkId', { members: [{ value: 'bulkId:nope' }] }, conflict),
  createGroup('with itself as a member', { members: [{ value: 'bulkId:x' }] }, conflict),
  createGroup('with an empty bulkId', { members: [{ value: 'bulkId:' }] }),
  createGroup('with a bulkId in other letters', { members: [{ value: 'BULKID:x' }] }),
  change('with a bulkId that nobody has', {}, conflict, [
    { op: 'add', path: `${enterprise}:manager`, value: 'bulkId:nope' },
  ]),
  change('with a bulkId in a filter', {}, conflict, [{ op: 'remove', path: 'emails[value eq "bulkId:nope"]' }]),
]

const data: readonly BadOperation[] = [
  ...[undefined, null, 7, 'x', true, []].map((given) => create(`with data ${JSON.stringify(given)}`, { data: given })),
  ...['', null, 7, {}].map((bulkId) => create(`with bulkId ${JSON.stringify(bulkId)}`, { bulkId })),
  create('to an id', { path: '/Users/{{id}}' }),
  create('with data of a group', { data: { schemas: [groupCore], displayName: 'x' } }, badSyntax),
  create('without schemas', { data: { userName: 'bulk@bad.test' } }, badSyntax),
  create('without userName', {}, badValue, { userName: undefined }),
  create('with CRLF', {}, badValue, { userName: 'a\r\nb' }),
  create('with active 1', {}, badValue, { active: 1 }),
  create('with a taken userName', {}, [409, 'uniqueness'], { userName: '{{NAME}}' }),
  create('with a taken address', {}, [409, 'uniqueness'], { emails: [{ value: '{{name}}', primary: true }] }),
  create('with a nickName too long', {}, badValue, { nickName: long }),
  createGroup('without displayName', { displayName: undefined }),
  createGroup('with a taken displayName', { displayName: '{{TEAM}}' }, [409, 'uniqueness']),
  createGroup('with a member unknown', { members: [{ value: nobodysId }] }),
  createGroup('with a member of another organization', { members: [{ value: '{{theirs}}' }] }),
  createGroup('with a group as a member', { members: [{ value: '{{group}}', type: 'Group' }] }),
  change('without data', { data: undefined }, badValue),
  change('with data of a user', { data: { schemas: [core], userName: 'x' } }, badSyntax),
  change('of nobody', { path: `/Users/${nobodysId}` }, missing),
  change('of another organization', { path: '/Users/{{theirs}}' }, missing),
  change('of an unknown path', {}, [400, 'invalidPath'], [{ op: 'add', path: 'nope', value: 1 }]),
  change('of a bad filter', {}, [400, 'invalidFilter'], [{ op: 'remove', path: 'emails[type xx 1]' }]),
  change('of the id', {}, [400, 'mutability'], [{ op: 'replace', path: 'id', value: nobodysId }]),
  change('of userName', {}, [400, 'mutability'], [{ op: 'remove', path: 'userName' }]),
  change('to a wrong type', {}, badValue, [{ op: 'replace', path: 'emails', value: 'x' }]),
  change('with op move', {}, badSyntax, [{ op: 'move', path: 'title' }]),
  bad('PUT without data', { method: 'PUT', path: '/Users/{{id}}' }, badValue),
  bad('PUT to the collection', { method: 'PUT', path: '/Users', data: { schemas: [core], userName: 'x' } }, badValue),
  bad(
    'PUT to a taken userName',
    { method: 'PUT', path: '/Users/{{id}}', data: { schemas: [core], userName: 'TAKEN@bad.test' } },
    [409, 'uniqueness'],
  ),
]

const versions: readonly BadOperation[] = [
  ...['W/"0"', '"no"', 'W/1', ',', 'x'].map((version) => change(`with the version ${version}`, { version }, [412])),
  ...[7, true, {}, ['W/"1"']].map((version) =>
    change(`with a version that is ${JSON.stringify(version)}`, { version }, badValue),
  ),
  bad('DELETE with an old version', { ...erase, version: 'W/"0"' }, [412]),
  bad(
    'DELETE of a group with an old version',
    { method: 'DELETE', path: '/Groups/{{group}}', version: 'W/"0"' },
    [412],
  ),
]

export const badOperations: readonly BadOperation[] = [...shapes, ...references, ...data, ...versions]
