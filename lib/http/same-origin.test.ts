import { describe, expect, test } from 'vitest'
import { isFromOwnPage } from './same-origin'

const own = 'https://gate.example'
const host = 'gate.example'
const cookie = 'theme=dark; __Host-gatehouse-session=x'
const asks = (headers: Record<string, string>, path = '/account/profile', method = 'POST') =>
  isFromOwnPage({ method, path, headers: { host, ...headers } }, own)

describe('a post', () => {
  test.each<[string, Record<string, string>]>([
    ['of an own page', { origin: own, cookie }],
    ['of an own page, as the browser says', { 'sec-fetch-site': 'same-origin', origin: own, cookie }],
    ['of an own page, through a proxy that hides the host', { origin: own, host: 'inside', cookie }],
    ['that the person repeats', { 'sec-fetch-site': 'none', cookie }],
    ['by another name of this server', { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', cookie }],
    ['through a proxy', { origin: 'https://x.example', 'x-forwarded-host': 'x.example', host: 'inside', cookie }],
    ['of a program without a session', {}],
  ])('%s is taken', (_, headers) => {
    expect(asks(headers)).toBe(true)
  })

  test.each<[string, Record<string, string>]>([
    ['of another site', { origin: 'https://evil.example', cookie }],
    ['of another site, even without a session', { origin: 'https://evil.example' }],
    ['of another site, as the browser says', { 'sec-fetch-site': 'cross-site', origin: own, cookie }],
    ['of a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://other.gate.example', cookie }],
    ['of a page that hides where it is', { origin: 'null', cookie }],
    ['of another port', { origin: 'https://gate.example:8443', cookie }],
    ['of what is no origin', { origin: 'gate.example', cookie }],
    ['of an origin without a host', { origin: 'https://', cookie }],
    ['of an extension that is called so', { origin: 'chrome-extension://gate.example', cookie }],
    ['of a scheme that ends so', { origin: 'x-https://gate.example', cookie }],
    ['that says nothing and brings a session', { cookie }],
    ['that says nothing and brings a session without TLS', { cookie: 'gatehouse-session=x' }],
  ])('%s is refused', (_, headers) => {
    expect(asks(headers)).toBe(false)
  })
})

test.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'BREW'])('%s is judged as a post', (method) => {
  expect(asks({ origin: 'https://evil.example', cookie }, '/', method)).toBe(false)
})

test.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, and comes from anywhere', (method) => {
  expect(asks({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', cookie }, '/', method)).toBe(true)
})

test('an identity provider’s page posts to the one address that is for it', () => {
  const headers = { origin: 'https://idp.example', 'sec-fetch-site': 'cross-site' }
  expect(asks(headers, '/saml/acme/acs')).toBe(true)
  expect(asks(headers, '/saml/acme/login')).toBe(false)
  expect(asks(headers, '/saml/acme/acs/x')).toBe(false)
  expect(asks(headers, '/x/saml/acme/acs')).toBe(false)
})

test('next-auth’s own token stands in where no origin is said, not where another is', () => {
  expect(asks({ cookie }, '/api/auth/signout')).toBe(true)
  expect(asks({ cookie }, '/x/api/auth/signout')).toBe(false)
  expect(asks({ cookie, origin: 'https://evil.example' }, '/api/auth/signout')).toBe(false)
})
