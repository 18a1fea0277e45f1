/** Requests that are refused for their headers, and everything that /Me is asked for with the key of a service account. */
import { type BadRequest, patchSchema, type Verdict } from './bad-request'
import { core } from './people'
import { groupCore } from './teams'

type Headers = Readonly<Record<string, string>>

const patchBody = { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'displayName', value: 'Changed' }] }
const userBody = { schemas: [core], userName: '{{name}}', nickName: 'changed' }

function sent(method: string, path: string, headers: Headers, [status, scimType]: Verdict): BadRequest {
  const body =
    method === 'PATCH'
      ? patchBody
      : path.startsWith('/Groups')
        ? { schemas: [groupCore], displayName: 'Changed' }
        : userBody
  const raw = method === 'GET' || method === 'DELETE' ? undefined : JSON.stringify(body)
  const [[name = '', value = ''] = []] = Object.entries(headers)
  const what = `${method} ${path} with ${name} ${value.slice(0, 60)}`
  return { what, method, path, headers, ...(raw && { raw }), status, ...(scimType && { scimType }) }
}

/** Tags that name no version, with every verb that heeds them. */
const versions: readonly BadRequest[] = [
  'W/"0"',
  '"nope"',
  'W/"1',
  '1',
  '**',
  'w/"1"',
  `W/"${'9'.repeat(500)}"`,
].flatMap((tag) => [
  ...['/Users/{{id}}', '/Groups/{{group}}'].flatMap((path) =>
    ['PUT', 'PATCH', 'DELETE'].map((method) => sent(method, path, { 'if-match': tag }, [412])),
  ),
])

const tooLong = 'x'.repeat(201)
const tokens: readonly BadRequest[] = [
  ...['POST', 'PUT', 'PATCH', 'DELETE'].flatMap((method) =>
    ['/Users', '/Groups'].flatMap((collection) => {
      const id = collection === '/Users' ? '{{id}}' : '{{group}}'
      const path = method === 'POST' ? collection : `${collection}/${id}`
      return [' ', tooLong].map((token) => sent(method, path, { 'idempotency-key': token }, [400, 'invalidValue']))
    }),
  ),
]

/** What is refused is refused in a rehearsal too, and a rehearsal of it leaves no more behind. */
const rehearsals: readonly BadRequest[] = [
  'dry-run',
  'DRY-RUN',
  'dry-run=1, respond-async',
  'return=minimal, dry-run',
].flatMap((prefer) => [
  sent('POST', '/Users', { prefer }, [409, 'uniqueness']),
  sent('PUT', '/Groups/{{id}}', { prefer }, [404]),
  sent('PATCH', '/Groups/{{theirGroup}}', { prefer }, [404]),
  sent('DELETE', '/Users/{{theirs}}', { prefer }, [404]),
])

const types: readonly BadRequest[] = [
  'text/html',
  'application/x-www-form-urlencoded',
  'application/jsonx',
  '*/*',
  'json',
  ';',
].flatMap((type) => [
  sent('POST', '/Groups', { 'content-type': type }, [415]),
  sent('PUT', '/Users/{{id}}', { 'content-type': type }, [415]),
  sent('PATCH', '/Groups/{{group}}', { 'content-type': type }, [415]),
])

const charsets: readonly BadRequest[] = ['utf-16', 'latin1', 'us-ascii', '"utf-7"', 'utf-8; charset=utf-16'].map(
  (charset) => sent('PATCH', '/Users/{{id}}', { 'content-type': `application/scim+json; charset=${charset}` }, [415]),
)

/** The key is a service account's, and that is no person. */
const me: readonly BadRequest[] = [
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => sent(method, '/Me', {}, [404])),
  sent('GET', '/Me?attributes=id&excludedAttributes=name', { accept: 'text/html' }, [404]),
  sent('POST', '/Me', { accept: '*/*' }, [405]),
  sent('GET', '/Me/x', {}, [404]),
  sent('GET', '/me', {}, [404]),
  sent('DELETE', '/Me?id={{id}}', {}, [404]),
  { ...sent('GET', '/Me?key={{key}}', {}, [401]), authorization: null },
  { ...sent('DELETE', '/Me', { 'x-forwarded-for': '127.0.0.1' }, [401]), authorization: 'Bearer wrong' },
]

/** Nothing lets a client act as another or by another verb. */
const disguises: readonly BadRequest[] = [
  sent('POST', '/Users/{{id}}', { 'x-http-method-override': 'DELETE' }, [405]),
  sent('POST', '/Groups/{{group}}', { 'x-http-method': 'DELETE' }, [405]),
  sent('POST', '/Groups/{{group}}', { 'x-method-override': 'PATCH' }, [405]),
  sent('DELETE', '/Users/{{theirs}}', { 'x-org-id': 'other' }, [404]),
  sent('DELETE', '/Users', { 'x-original-url': '/api/v2/scim/Users/{{id}}' }, [405]),
  sent('DELETE', '/Groups', { 'x-rewrite-url': '/api/v2/scim/Groups/{{group}}' }, [405]),
]

export const badHeaders: readonly BadRequest[] = [
  ...versions,
  ...tokens,
  ...rehearsals,
  ...types,
  ...charsets,
  ...me,
  ...disguises,
]
