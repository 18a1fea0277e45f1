/** Bodies of PATCH that are refused. */
import { type BadRequest, long, patchSchema } from './bad-request'
import { core, nobodysId } from './people'

/** The operation after one that would change something: neither may happen. */
function patch(what: string, operation: unknown, scimType: string): BadRequest {
  const first = { op: 'replace', path: 'nickName', value: 'changed' }
  const raw = JSON.stringify({ schemas: [patchSchema], Operations: [first, operation] })
  return { what: `PATCH ${what}`, method: 'PATCH', path: '/Users/{{id}}', raw, status: 400, scimType }
}

function patchBody(what: string, body: unknown, scimType: string | undefined, status = 400): BadRequest {
  const raw = JSON.stringify(body)
  return { what: `PATCH ${what}`, method: 'PATCH', path: '/Users/{{id}}', raw, status, scimType }
}

export const badPatches: readonly BadRequest[] = [
  patchBody('an empty object', {}, 'invalidSyntax'),
  patchBody('no operations', { schemas: [patchSchema] }, 'invalidSyntax'),
  patchBody('an empty list of operations', { schemas: [patchSchema], Operations: [] }, 'invalidSyntax'),
  patchBody('operations as an object', { schemas: [patchSchema], Operations: { op: 'add' } }, 'invalidSyntax'),
  patchBody('an operation that is a string', { schemas: [patchSchema], Operations: ['add'] }, 'invalidSyntax'),
  patchBody('an operation that is null', { schemas: [patchSchema], Operations: [null] }, 'invalidSyntax'),
  patchBody('the schema of a user', { schemas: [core], Operations: [{ op: 'add', value: {} }] }, 'invalidSyntax'),
  patchBody(
    '1,001 operations',
    { schemas: [patchSchema], Operations: Array(1001).fill({ op: 'add', path: 'title', value: 'x' }) },
    undefined,
    413,
  ),
  patch('no op', { path: 'title', value: 'x' }, 'invalidSyntax'),
  patch('op move', { op: 'move', path: 'title', value: 'x' }, 'invalidSyntax'),
  patch('op as a number', { op: 1, path: 'title', value: 'x' }, 'invalidSyntax'),
  patch('op __proto__', { op: '__proto__', path: 'title', value: 'x' }, 'invalidSyntax'),
  patch('path as a number', { op: 'add', path: 7, value: 'x' }, 'invalidPath'),
  patch('path as an object', { op: 'add', path: {}, value: 'x' }, 'invalidPath'),
  patch('an unknown path', { op: 'add', path: 'nope', value: 'x' }, 'invalidPath'),
  patch('path __proto__', { op: 'add', path: '__proto__', value: 'x' }, 'invalidPath'),
  patch('path constructor.prototype', { op: 'add', path: 'constructor.prototype', value: {} }, 'invalidPath'),
  patch('path toString', { op: 'add', path: 'toString', value: 'x' }, 'invalidPath'),
  patch('path name.__proto__', { op: 'add', path: 'name.__proto__', value: {} }, 'invalidPath'),
  patch('two dots in a path', { op: 'add', path: 'name..givenName', value: 'x' }, 'invalidPath'),
  patch('a pointer as a path', { op: 'add', path: '/name/givenName', value: 'x' }, 'invalidPath'),
  patch('an unclosed bracket', { op: 'add', path: 'emails[type eq "work"', value: {} }, 'invalidFilter'),
  patch('a bad filter in a path', { op: 'add', path: 'emails[type xx "work"].value', value: 'x' }, 'invalidFilter'),
  patch(
    'an unknown name in a filter',
    { op: 'add', path: 'emails[nope eq "work"].value', value: 'x' },
    'invalidFilter',
  ),
  patch(
    'a filter on a single value',
    { op: 'add', path: 'name[givenName eq "x"].familyName', value: 'x' },
    'invalidPath',
  ),
  patch('a path of 9,000 characters', { op: 'add', path: 'x'.repeat(9000), value: 'x' }, 'invalidPath'),
  patch(
    'a path bomb',
    { op: 'add', path: `emails[${'('.repeat(500)}type eq "x"${')'.repeat(500)}]`, value: 'x' },
    'invalidFilter',
  ),
  patch('add without a value', { op: 'add', path: 'title' }, 'invalidValue'),
  patch('add without path and value', { op: 'add' }, 'invalidValue'),
  patch('a list without a path', { op: 'add', value: ['x'] }, 'invalidValue'),
  patch('remove without a path', { op: 'remove' }, 'noTarget'),
  patch('remove of userName', { op: 'remove', path: 'userName' }, 'mutability'),
  patch('replace of userName with null', { op: 'replace', path: 'userName', value: null }, 'invalidValue'),
  patch('replace of userName with nothing', { op: 'replace', path: 'userName', value: '' }, 'invalidValue'),
  patch('replace of userName with CRLF', { op: 'replace', path: 'userName', value: 'a\r\nb' }, 'invalidValue'),
  patch('replace of id', { op: 'replace', path: 'id', value: nobodysId }, 'mutability'),
  patch('replace of meta', { op: 'replace', path: 'meta.version', value: 'W/"9"' }, 'mutability'),
  patch('add to groups', { op: 'add', path: 'groups', value: [{ value: nobodysId }] }, 'mutability'),
  patch('replace of schemas', { op: 'replace', path: 'schemas', value: [] }, 'mutability'),
  patch('active as a number', { op: 'replace', path: 'active', value: 0 }, 'invalidValue'),
  patch('active as other text', { op: 'replace', path: 'active', value: 'off' }, 'invalidValue'),
  patch('emails as a string', { op: 'replace', path: 'emails', value: 'x' }, 'invalidValue'),
  patch('name as a string', { op: 'replace', path: 'name', value: 'x' }, 'invalidValue'),
  patch('NUL in a value', { op: 'replace', path: 'title', value: 'a\0' }, 'invalidValue'),
  patch('a lone surrogate in a value', { op: 'replace', path: 'title', value: '\ud800' }, 'invalidValue'),
  patch('a value too long', { op: 'replace', path: 'title', value: long }, 'invalidValue'),
  patch(
    'a value that no filter makes',
    { op: 'replace', path: 'emails[type ne "work"].display', value: 'x' },
    'noTarget',
  ),
  {
    ...patch('to a taken userName', { op: 'replace', path: 'userName', value: 'TAKEN@bad.test' }, 'uniqueness'),
    status: 409,
  },
]
