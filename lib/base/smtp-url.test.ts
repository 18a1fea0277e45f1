import { expect, test } from 'vitest'
import { smtpProtection } from './smtp-url'

test.each([
  'smtp://me:secret@mail.example:587',
  'smtp://me@mail.example',
  'smtp://me:secret@10.0.0.7:25',
  'smtp://me:secret@0.0.0.0',
  'smtp://me:secret@localhost.example',
])('a password waits for TLS: %s', (url) => {
  expect(smtpProtection(url)).toEqual({
    url: `${url}?requireTLS=true`,
    requiresTls: true,
    risksPassword: false,
  })
})

test('the demand joins what the address says already, and cannot be said twice', () => {
  const { url } = smtpProtection('smtp://me:p%40ss%2F@mail.example/?tls.servername=mx#x')
  expect(url).toBe('smtp://me:p%40ss%2F@mail.example/?tls.servername=mx&requireTLS=true#x')
  expect(smtpProtection(url)).toMatchObject({ url, requiresTls: true })
})

test.each([
  'smtp://mail.example:25',
  'smtp://me:secret@127.0.0.1:25',
  'smtp://me:secret@[::1]:25',
  'smtp://me:secret@localhost',
  'smtps://me:secret@mail.example',
])('nothing is asked where no password leaves the machine in clear: %s', (url) => {
  expect(smtpProtection(url)).toEqual({ url, requiresTls: false, risksPassword: false })
})

test('the way out is said in the address, and told as a risk', () => {
  const url = 'smtp://me:secret@mail.example?requireTLS=false'
  expect(smtpProtection(url)).toEqual({ url, requiresTls: false, risksPassword: true })
  expect(smtpProtection('smtp://mail.example?requireTLS=false').risksPassword).toBe(false)
  expect(smtpProtection('smtp://mail.example?requireTLS=true').requiresTls).toBe(true)
})
