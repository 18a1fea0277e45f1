import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { type PageSecurityOptions, pageSecurity, securePage } from './page-security'

const plain = { origin: 'http://localhost:3000', dev: false }
const overTls = { origin: 'https://gate.example.com', dev: false }
const policyOf = (path: string, options: PageSecurityOptions = plain) => {
  const policy = pageSecurity(path, 'bm9uY2U=', options).get('Content-Security-Policy') ?? ''
  return new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]))
}

describe('the policy of a page', () => {
  test('lets scripts run by nonce alone', () => {
    expect(policyOf('/login').get('script-src')).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
    expect(policyOf('/login').get('style-src')).toBe("'self' 'nonce-bm9uY2U='")
  })

  test('lets nothing embed, rebase or receive its forms', () => {
    const policy = policyOf('/organization-settings/users')
    expect(policy.get('object-src')).toBe("'none'")
    expect(policy.get('base-uri')).toBe("'none'")
    expect(policy.get('frame-ancestors')).toBe("'none'")
    expect(policy.get('form-action')).toBe("'self'")
  })

  test('lets forms of one answer end at one other origin, where it is told to', () => {
    const formsTo = 'https://idp.test'
    expect(policyOf('/logout/onwards/form', { ...plain, formsTo }).get('form-action')).toBe("'self' https://idp.test")
    expect(policyOf('/logout/onwards/form').get('form-action')).toBe("'self'")
  })

  test('lets mails keep their styles, in the inbox and nowhere else', () => {
    for (const path of ['/inbox', '/inbox/1']) expect(policyOf(path).get('style-src')).toBe("'self' 'unsafe-inline'")
    expect(policyOf('/inboxes').get('style-src')).not.toContain('unsafe-inline')
  })

  test('lets code be evaluated in development alone', () => {
    const inDevelopment = policyOf('/', { ...plain, dev: true })
    expect(inDevelopment.get('script-src')).toContain("'unsafe-eval'")
    expect(inDevelopment.get('style-src')).toBe("'self' 'unsafe-inline'")
    expect(policyOf('/', overTls).get('script-src')).not.toContain('unsafe-eval')
  })
})

test('passkeys are made and asked for by our own pages alone', () => {
  const policy = pageSecurity('/login', 'n', plain).get('Permissions-Policy')
  expect(policy).toContain('publickey-credentials-get=(self)')
  expect(policy).toContain('publickey-credentials-create=(self)')
})

test('each answer has a nonce of its own, and no client can bring one', () => {
  const secured = () => {
    const request = Object.assign(new IncomingMessage(new Socket()), { url: '/login?x' })
    request.headers['content-security-policy'] = "script-src 'nonce-mine'"
    const response = new ServerResponse(request)
    const nonce = securePage(request, response, plain)
    const policy = pageSecurity('/login', nonce, plain).get('Content-Security-Policy')
    expect(request.headers['content-security-policy']).toBe(policy)
    expect(response.getHeader('content-security-policy')).toBe(policy)
    expect(response.getHeader('x-frame-options')).toBe('DENY')
    return nonce
  }
  expect(secured()).not.toBe(secured())
})

test('over TLS, browsers stay there for two years; without, nothing is said', () => {
  expect(pageSecurity('/', 'n', overTls).get('Strict-Transport-Security')).toContain('max-age=63072000')
  expect(policyOf('/', overTls).has('upgrade-insecure-requests')).toBe(true)
  expect(pageSecurity('/', 'n', plain).has('Strict-Transport-Security')).toBe(false)
  expect(policyOf('/', plain).has('upgrade-insecure-requests')).toBe(false)
})
