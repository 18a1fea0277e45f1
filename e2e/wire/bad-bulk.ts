/** Bulk requests that are refused as a whole. */
import { type BadRequest, bulkSchema, patchSchema, type Verdict } from './bad-request'

const badValue: Verdict = [400, 'invalidValue']
const badSyntax: Verdict = [400, 'invalidSyntax']

const erase = { method: 'DELETE', path: '/Users/{{id}}' }

function whole(what: string, raw: BadRequest['raw'], [status, scimType]: Verdict): BadRequest {
  return { what: `bulk: ${what}`, method: 'POST', path: '/Bulk', raw, status, scimType }
}

/** A request that would delete somebody. */
function request(what: string, more: object, verdict: Verdict): BadRequest {
  return whole(what, JSON.stringify({ schemas: [bulkSchema], Operations: [erase], ...more }), verdict)
}

export const badBulks: readonly BadRequest[] = [
  whole('nothing', '', badSyntax),
  whole('null', 'null', badSyntax),
  whole('a list of operations', JSON.stringify([erase]), badSyntax),
  whole('half a body', `{"schemas":["${bulkSchema}"],"Operations":[`, badSyntax),
  whole('bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), badSyntax),
  whole('a byte order mark', `\ufeff{"schemas":["${bulkSchema}"],"Operations":[]}`, badSyntax),
  whole('33 levels', `{"schemas":["${bulkSchema}"],"Operations":[${'['.repeat(33)}${']'.repeat(33)}]}`, badSyntax),
  whole('NUL in a value', `{"schemas":["${bulkSchema}"],"Operations":["\\u0000"]}`, badValue),
  whole('half a pair in a key', `{"schemas":["${bulkSchema}"],"Operations":[{"\\ud800":1}]}`, badValue),
  whole('1 MB and more', `{"x":"${'x'.repeat(1_048_576)}"}`, [413]),
  whole('operations by prototype', `{"schemas":["${bulkSchema}"],"__proto__":{"Operations":[]}}`, badSyntax),
  request('no schemas', { schemas: undefined }, badSyntax),
  request('the schema of PATCH', { schemas: [patchSchema] }, badSyntax),
  request('schemas as a text', { schemas: bulkSchema }, badSyntax),
  request('no operations', { Operations: undefined }, badSyntax),
  request('an empty list', { Operations: [] }, badSyntax),
  request('operations as an object', { Operations: erase }, badSyntax),
  request('operations as a text', { Operations: 'DELETE' }, badSyntax),
  request('1,001 operations', { Operations: Array(1001).fill(erase) }, [413]),
  ...[0, -1, 1.5, '1', true, {}, []].map((failOnErrors) =>
    request(`failOnErrors ${JSON.stringify(failOnErrors)}`, { failOnErrors }, badValue),
  ),
  whole('failOnErrors 1e400', `{"schemas":["${bulkSchema}"],"failOnErrors":1e400,"Operations":[{}]}`, badValue),
  { ...request('text/plain', {}, [415]), headers: { 'content-type': 'text/plain' } },
  { ...request('without a key', {}, [401]), authorization: null },
  { ...request('an empty Idempotency-Key', {}, badValue), headers: { 'idempotency-key': ' ' } },
  { ...request('an Idempotency-Key too long', {}, badValue), headers: { 'idempotency-key': 'x'.repeat(201) } },
  ...['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({
    ...request('', {}, [405]),
    what: `bulk: ${method}`,
    method,
  })),
  { ...request('below it', {}, [404]), path: '/Bulk/x' },
  { ...request('in other letters', {}, [404]), path: '/bulk' },
]
