import { expect, test } from 'vitest'
import { claimedPerson } from './person'

const usual = { email: null, name: null, givenName: null, familyName: null }
const one = (name: string, ...values: string[]) => ({ name, friendlyName: null, values })

test('what providers usually send is understood without being named', () => {
  const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
  const attributes = [
    one(`${claims}/emailaddress`, 'zoe@acme.test'),
    one(`${claims}/givenname`, 'Zoé'),
    one(`${claims}/surname`, 'Martin'),
  ]
  expect(claimedPerson({ nameId: 'x', attributes }, usual)).toEqual({
    email: 'zoe@acme.test',
    displayName: 'Zoé Martin',
    givenName: 'Zoé',
    familyName: 'Martin',
  })
})

test('a name that is an address is one, unless an attribute was named for it', () => {
  const claims = { nameId: 'zoe@acme.test', attributes: [one('contact', 'z@acme.test')] }
  expect(claimedPerson(claims, usual).email).toBe('zoe@acme.test')
  expect(claimedPerson(claims, { ...usual, email: 'contact' }).email).toBe('z@acme.test')
  expect(claimedPerson(claims, { ...usual, email: 'absent' }).email).toBeNull()
})

test('a friendly name stands in where the name is an OID', () => {
  const attributes = [{ name: 'urn:oid:1.2.3', friendlyName: 'department', values: ['Ops'] }]
  expect(claimedPerson({ nameId: 'x', attributes }, { ...usual, name: 'Department' }).displayName).toBe('Ops')
})

test('a name is as long as names are, whatever is sent', () => {
  const attributes = [one('displayName', '😀'.repeat(5_000)), one('givenName', 'Z'.repeat(5_000))]
  const { displayName, givenName } = claimedPerson({ nameId: 'x', attributes }, usual)
  expect([displayName, givenName]).toEqual(['😀'.repeat(200), 'Z'.repeat(200)])
})
