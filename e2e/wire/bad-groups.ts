/** Bodies of groups and their members that are refused. */
import { type BadRequest, long, patchSchema, type Verdict } from './bad-request'
import { core, nobodysId } from './people'
import { groupCore } from './teams'

const badValue: Verdict = [400, 'invalidValue']
const badSyntax: Verdict = [400, 'invalidSyntax']
const badPath: Verdict = [400, 'invalidPath']
const badFilter: Verdict = [400, 'invalidFilter']
const taken: Verdict = [409, 'uniqueness']

function row(
  what: string,
  method: string,
  path: string,
  raw: BadRequest['raw'],
  [status, scimType]: Verdict,
): BadRequest {
  return { what: `${method} group ${what}`, method, path, raw, status, scimType }
}

/** A create that would be fine but for `more`, given as JSON so that it may hold what objects cannot. */
function create(what: string, more: string, verdict = badValue): BadRequest {
  return row(what, 'POST', '/Groups', `{"schemas":["${groupCore}"],"displayName":"New",${more}}`, verdict)
}

function put(what: string, more: object, verdict = badValue): BadRequest {
  const body = { schemas: [groupCore], displayName: 'Changed', ...more }
  return row(what, 'PUT', '/Groups/{{group}}', JSON.stringify(body), verdict)
}

/** The operation after one that would change something: neither may happen. */
function patch(what: string, operation: unknown, verdict = badValue): BadRequest {
  const Operations = [{ op: 'replace', path: 'displayName', value: 'Changed' }, operation]
  return row(what, 'PATCH', '/Groups/{{group}}', JSON.stringify({ schemas: [patchSchema], Operations }), verdict)
}

function patchBody(what: string, body: unknown, verdict = badSyntax): BadRequest {
  return row(what, 'PATCH', '/Groups/{{group}}', JSON.stringify(body), verdict)
}

const add = (path: string | undefined, value: unknown) => ({ op: 'add', ...(path !== undefined && { path }), value })
const remove = (path: string, value?: unknown) => ({ op: 'remove', path, ...(value !== undefined && { value }) })
const replace = (path: string, value: unknown) => ({ op: 'replace', path, value })

const bodies: readonly BadRequest[] = [
  row('of nothing', 'POST', '/Groups', '', badSyntax),
  row('as a list', 'POST', '/Groups', '[]', badSyntax),
  row('half a body', 'POST', '/Groups', '{"displayName":"x"', badSyntax),
  row('with the schema of a user', 'POST', '/Groups', `{"schemas":["${core}"],"displayName":"x"}`, badSyntax),
  row('without schemas', 'POST', '/Groups', '{"displayName":"x"}', badSyntax),
  row('without displayName', 'POST', '/Groups', `{"schemas":["${groupCore}"]}`, badValue),
  row('17 MB', 'POST', '/Groups', `{"displayName":"${'x'.repeat(17 * 1_048_576)}"}`, [413]),
  create('displayName null', '"displayName":null'),
  create('displayName empty', '"displayName":""'),
  create('displayName blank', '"displayName":" \\t "'),
  create('displayName of no-break spaces', '"displayName":"\\u00a0\\u2003"'),
  create('displayName a number', '"displayName":7'),
  create('displayName an object', '"displayName":{"$ne":""}'),
  create('displayName a list', '"displayName":["x"]'),
  create('displayName with CRLF', '"displayName":"a\\r\\nb"'),
  create('displayName with NUL', '"displayName":"a\\u0000"'),
  create('displayName with half a pair', '"displayName":"a\\udead"'),
  create('displayName too long', `"displayName":"${long}"`),
  create('displayName too long in bytes', `"displayName":"${'日'.repeat(1000)}"`),
  create('displayName taken', '"displayName":"{{team}}"', taken),
  create('displayName taken, in capitals', '"displayName":"{{TEAM}}"', taken),
  create('displayName taken, with blanks', '"displayName":"  {{team}} "', taken),
  create('externalId a number', '"externalId":7'),
  create('externalId an object', '"externalId":{}'),
  create('externalId with NUL', '"externalId":"\\u0000"'),
  create('externalId too long', `"externalId":"${long}"`),
  create('externalId too long in bytes', `"externalId":"${'é'.repeat(1500)}"`),
]

const puts: readonly BadRequest[] = [
  put('without displayName', { displayName: undefined }),
  put('with displayName null', { displayName: null }),
  put('with displayName a list', { displayName: ['x'] }),
  put('with the name of another', { displayName: 'TAKEN team' }, taken),
  put('without schemas', { schemas: undefined }, badSyntax),
  put('with the schema of PATCH', { schemas: [patchSchema] }, badSyntax),
  put('with members a string', { members: '{{id}}' }),
  put('with members an object', { members: {} }),
  put('with a member unknown', { members: [{ value: nobodysId }] }),
  put('with a member of another organization', { members: [{ value: '{{theirs}}' }] }),
  put('with itself as a member', { members: [{ value: '{{group}}' }] }),
  put('with a member of no value', { members: [{ type: 'User' }] }),
  put('with externalId true', { externalId: true }),
]

const patches: readonly BadRequest[] = [
  patchBody('with nothing', {}),
  patchBody('as a bare operation', add('members', [])),
  patchBody('with the schema of a group', { schemas: [groupCore], Operations: [add('members', [])] }),
  patchBody('with operations null', { schemas: [patchSchema], Operations: null }),
  patchBody('with an operation a list', { schemas: [patchSchema], Operations: [[]] }),
  patchBody('1,001 operations', { schemas: [patchSchema], Operations: Array(1001).fill(remove('members', [])) }, [413]),
  patch('op copy', { op: 'copy', path: 'members' }, badSyntax),
  patch('of the id', replace('id', nobodysId), [400, 'mutability']),
  patch('of meta', replace('meta', {}), [400, 'mutability']),
  patch("of a member's name", replace('members[value eq "{{id}}"].display', 'x'), [400, 'mutability']),
  patch("of a member's id", replace('members[value eq "{{id}}"].value', nobodysId), [400, 'mutability']),
  patch("of a member's type", replace('members.type', 'Group'), [400, 'mutability']),
  patch('without a name', remove('displayName'), [400, 'mutability']),
  patch('to no name', replace('displayName', null)),
  patch('to an empty name', replace('displayName', '')),
  patch('to the name of another', replace('displayName', 'taken TEAM'), taken),
  patch('path of a user', replace('userName', 'x'), badPath),
  patch('path empty of sense', add('members.nope', 'x'), badPath),
  patch('path with an index', add('members[0]', {}), badFilter),
  patch('path with an empty filter', remove('members[]'), badFilter),
  patch('path with half a filter', remove('members[value eq ]'), badFilter),
  patch('path with a filter of nothing known', remove('members[nope eq "x"]'), badFilter),
  patch('path with a bare id', remove('members[{{id}}]'), badFilter),
  patch('path with an id unquoted', remove('members[value eq {{id}}]'), badFilter),
  patch('path with an id in single quotes', remove("members[value eq '{{id}}']"), badPath),
  patch('path with a number', remove('members[value eq 7]'), badFilter),
  patch('path with two filters', remove('members[value pr][value pr]'), badPath),
  patch('path with a filter in a filter', remove('members[value[value pr]]'), badFilter),
  patch('path with ordering of null', remove('members[value gt null]'), badFilter),
  patch('path with 40 brackets', remove(`members[${'('.repeat(40)}value pr${')'.repeat(40)}]`), badFilter),
  patch('path with 201 parts', remove(`members[${Array(201).fill('value pr').join(' or ')}]`), badFilter),
  patch('path of 9,000 characters', remove(`members[value eq "${'x'.repeat(9000)}"]`), badPath),
  patch('path after the filter', remove('members[value pr]x'), badPath),
  patch('path of a pointer', add('/members/-', {}), badPath),
  patch('path of an extension', add('urn:nope:2.0:Group:x', 'x'), badPath),
  patch('path of the schemas', replace('schemas', []), [400, 'mutability']),
  patch('add of nobody', add('members', [{ value: nobodysId }])),
  patch('add of a group', add('members', [{ value: '{{group}}', type: 'Group' }])),
  patch('add from another organization', add('members', [{ value: '{{theirs}}' }])),
  patch('add of a member without value', add('members', [{ display: 'x' }])),
  patch('add of null', add('members', [null])),
  patch('add of a number', add('members', 7)),
  patch('add of true', add('members', [true])),
  patch('add without a value', { op: 'add', path: 'members' }),
  patch('add to what a filter names', add('members[value eq "{{id}}"]', { value: nobodysId })),
  patch('add to a filter without a match', add(`members[value eq "${nobodysId}"]`, { type: 'User' })),
  patch('replace with nobody', replace('members', [{ value: nobodysId }])),
  patch('replace with a text', replace('members', '')),
  patch('replace where no filter makes one', replace('members[type ne "User"]', { type: 'User' }), badValue),
  patch('remove of a number', remove('members', 7)),
  patch('remove of a member without value', remove('members', [{ display: 'x' }])),
  patch('remove of null', remove('members', [null])),
  patch('remove without a path', { op: 'remove', value: { members: [] } }, [400, 'noTarget']),
  patch('without path, a text', add(undefined, 'x')),
  patch('without path, members a text', add(undefined, { members: 7 })),
  patch('without path, nobody', add(undefined, { members: [{ value: nobodysId }] })),
  patch('without path, no name', { op: 'replace', value: { displayName: null } }),
]

const ids: readonly BadRequest[] = ['GET', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
  [
    nobodysId,
    '{{id}}',
    '{{theirGroup}}',
    '{{group}}%00',
    '%2e%2e%2fUsers%2f{{id}}',
    "'%20or%201=1--",
    'x'.repeat(5000),
  ].map((id) => {
    const body = { schemas: [method === 'PUT' ? groupCore : patchSchema], displayName: 'x' }
    const raw = JSON.stringify({ ...body, Operations: [replace('displayName', 'x')] })
    const sent = method === 'PUT' || method === 'PATCH' ? raw : undefined
    return row(`with the id ${id.slice(0, 40)}`, method, `/Groups/${id}`, sent, [404])
  }),
)

export const badGroups: readonly BadRequest[] = [
  ...bodies,
  ...puts,
  ...patches,
  ...ids,
  row('to the collection', 'PUT', '/Groups', '{}', [405]),
  row('to the collection', 'PATCH', '/Groups', '{}', [405]),
  row('of the collection', 'DELETE', '/Groups', undefined, [405]),
  row('to one', 'POST', '/Groups/{{group}}', '{}', [405]),
]
