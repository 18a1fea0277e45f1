/** Bodies of POST and PUT that are refused. */
import { type BadRequest, long, patchSchema, wide } from './bad-request'
import { core, enterprise } from './people'

const huge = 'x'.repeat(2_000_000)

function post(what: string, raw: string | Buffer, scimType: string, status = 400): BadRequest {
  return { what: `POST ${what}`, method: 'POST', path: '/Users', raw, status, scimType }
}

/** A create that would be fine but for `more`, given as JSON so that it may hold what objects cannot. */
function create(what: string, more: string, scimType = 'invalidValue', status = 400): BadRequest {
  return post(what, `{"schemas":["${core}"],"userName":"new@bad.test",${more}}`, scimType, status)
}

function put(what: string, more: object, scimType = 'invalidValue', status = 400): BadRequest {
  const raw = JSON.stringify({ schemas: [core], userName: '{{name}}', nickName: 'changed', ...more })
  return { what: `PUT ${what}`, method: 'PUT', path: '/Users/{{id}}', raw, status, scimType }
}

export const badBodies: readonly BadRequest[] = [
  post('half an object', '{"schemas":', 'invalidSyntax'),
  post('a trailing comma', `{"schemas":["${core}"],"userName":"a",}`, 'invalidSyntax'),
  post('two objects', '{}{}', 'invalidSyntax'),
  post('single quotes', "{'userName':'a'}", 'invalidSyntax'),
  post('NaN', `{"schemas":["${core}"],"userName":NaN}`, 'invalidSyntax'),
  post('a comment', `{"schemas":["${core}"],"userName":"a"/**/}`, 'invalidSyntax'),
  post('a byte order mark', `\ufeff{"schemas":["${core}"],"userName":"a"}`, 'invalidSyntax'),
  post('a raw control character in a string', '{"userName":"a\u0001"}', 'invalidSyntax'),
  post('XML', '<User/>', 'invalidSyntax'),
  post('nothing', '', 'invalidSyntax'),
  post('blanks', ' \r\n\t ', 'invalidSyntax'),
  post('null', 'null', 'invalidSyntax'),
  post('a list', '[]', 'invalidSyntax'),
  post('a string', '"x"', 'invalidSyntax'),
  post('a number', '1', 'invalidSyntax'),
  post('5,000 open brackets', '['.repeat(5000), 'invalidSyntax'),
  post('100,000 nested objects', '{"a":'.repeat(100_000), 'invalidSyntax'),
  post('33 levels', `{"schemas":["${core}"],"x":${'['.repeat(33)}${']'.repeat(33)}}`, 'invalidSyntax'),
  post('bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0x61, 0xff, 0xfe, 0x22, 0x7d]), 'invalidSyntax'),
  post('Latin-1', Buffer.from(`{"schemas":["${core}"],"userName":"Zo\xeb"}`, 'latin1'), 'invalidSyntax'),
  post('UTF-16', Buffer.from('{"userName":"a"}', 'utf16le'), 'invalidSyntax'),
  post(
    'an overlong UTF-8 slash',
    Buffer.concat([Buffer.from('{"userName":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
    'invalidSyntax',
  ),
  post(
    'an encoded surrogate',
    Buffer.concat([Buffer.from('{"userName":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')]),
    'invalidSyntax',
  ),
  post('an empty object', '{}', 'invalidSyntax'),
  post('no schemas', '{"userName":"a@bad.test"}', 'invalidSyntax'),
  post('schemas as a string', `{"schemas":"${core}","userName":"a@bad.test"}`, 'invalidSyntax'),
  post('schemas with a number', `{"schemas":["${core}",7],"userName":"a@bad.test"}`, 'invalidSyntax'),
  post(
    'schemas of another type',
    '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"userName":"a@bad.test"}',
    'invalidSyntax',
  ),
  post('schemas by prototype alone', `{"__proto__":{"schemas":["${core}"],"userName":"a@bad.test"}}`, 'invalidSyntax'),
  post('userName by prototype alone', `{"schemas":["${core}"],"__proto__":{"userName":"a@bad.test"}}`, 'invalidValue'),
  { ...create('2 MB in one string', `"nickName":"${huge}"`), status: 413, scimType: undefined },
  {
    ...create('2 MB, no length', `"nickName":"${huge}"`),
    status: 413,
    scimType: undefined,
    headers: { 'content-length': '', 'transfer-encoding': 'chunked' },
  },
]

export const badValues: readonly BadRequest[] = [
  create('no userName', '"userName":null'),
  create('an empty userName', '"userName":""'),
  create('a blank userName', '"userName":" \\t "'),
  create('a number as userName', '"userName":7'),
  create('an object as userName', '"userName":{"not":""}'),
  create('a list as userName', '"userName":["a"]'),
  create('true as userName', '"userName":true'),
  create('CRLF in userName', '"userName":"a@bad.test\\r\\nBcc: b@bad.test"'),
  create('LF in userName', '"userName":"a\\nb"'),
  create('CR in userName', '"userName":"a\\rb"'),
  create('NUL in userName', '"userName":"a\\u0000b"'),
  create('a lone high surrogate in userName', '"userName":"a\\ud800"'),
  create('a lone low surrogate in userName', '"userName":"\\udc00a"'),
  create('a userName too long', `"userName":"${long}"`),
  create('NUL in a name', '"name":{"givenName":"a\\u0000"}'),
  create('NUL in an unknown attribute', '"whatever":"a\\u0000"'),
  create('NUL as a key', '"a\\u0000b":1'),
  create('a lone surrogate deep inside', '"x":[[{"y":"\\ud83d"}]]'),
  create('CRLF in displayName', '"displayName":"a\\r\\nX: y"'),
  create('CRLF in an e-mail address', '"emails":[{"value":"a@bad.test\\r\\nX: y"}]'),
  create('active as a number', '"active":1'),
  create('active as other text', '"active":"yes"'),
  create('active as an object', '"active":{}'),
  create('active as a list', '"active":[true]'),
  create('name as a string', '"name":"Ann"'),
  create('name as a list', '"name":[{"givenName":"a"}]'),
  create('a number in name', '"name":{"givenName":1}'),
  create('emails as an object', '"emails":{"value":"a@bad.test"}'),
  create('emails as a string', '"emails":"a@bad.test"'),
  create('an e-mail as a string', '"emails":["a@bad.test"]'),
  create('an e-mail value as an object', '"emails":[{"value":{"$ne":""}}]'),
  create(
    'two primary e-mails',
    '"emails":[{"value":"a@bad.test","primary":true},{"value":"b@bad.test","primary":true}]',
  ),
  create('primary as a number', '"emails":[{"value":"a@bad.test","primary":1}]'),
  create('a phone number as a number', '"phoneNumbers":[{"value":555}]'),
  create('a displayName too long', `"displayName":"${long}"`),
  create('externalId as a number', '"externalId":7'),
  create('an extension as a string', `"${enterprise}":"x"`),
  create('an extension as a list', `"${enterprise}":[]`),
  create('a number in an extension', `"${enterprise}":{"department":7}`),
  create('manager as a number', `"${enterprise}":{"manager":7}`),
  create('a certificate that is no base64', '"x509Certificates":[{"value":"<>"}]'),
  create('a userName too long in bytes', `"userName":"${wide}"`),
  create('a displayName too long in bytes', `"displayName":"${wide}"`),
  create('an externalId too long', `"externalId":"${long}"`),
  create('an externalId too long in bytes', `"externalId":"${wide}"`),
  create('an e-mail address too long in bytes', `"emails":[{"value":"${wide}"}]`),
  create('a userName whose composed form is too long', `"userName":"${'\u{1d160}'.repeat(450)}"`),
  create('1e400 as userName', '"userName":1e400'),
  create('1e400 as active', '"active":1e400'),
  create('-0 as a title', '"title":-0'),
  create('an attribute given twice, the second wrong', '"title":"x","title":7'),
  create('an attribute given twice in other letters, the second wrong', '"title":"x","TITLE":7'),
  {
    ...create('1,001 phone numbers', `"phoneNumbers":[${Array(1001).fill('{"value":"1"}').join()}]`),
    status: 413,
    scimType: undefined,
  },
  create('a userName that is taken', '"userName":"{{name}}"', 'uniqueness', 409),
  create('a userName that is taken, in capitals', '"userName":"{{NAME}}"', 'uniqueness', 409),
  create('a userName that is taken, with blanks', '"userName":"  {{name}} "', 'uniqueness', 409),
  create('an address that is taken', '"emails":[{"value":"{{NAME}}","type":"work"}]', 'uniqueness', 409),
  put('without userName', { userName: undefined }),
  put('with an empty userName', { userName: '' }),
  put('with a wrong type', { emails: 'x' }),
  put('with CRLF', { userName: 'a\r\nb' }),
  put('to a taken userName', { userName: 'taken@bad.test' }, 'uniqueness', 409),
  put('without schemas', { schemas: undefined }, 'invalidSyntax'),
  put('with the schema of PATCH', { schemas: [patchSchema] }, 'invalidSyntax'),
]
