import { expect, test } from 'vitest'
import { parseAddressList } from './address-list'

const short = (text: string) =>
  parseAddressList(text).map(({ address, name, problem }) => [address, name, problem].filter(Boolean).join('|'))

test.each([
  ['a@acme.test b@acme.test', ['a@acme.test', 'b@acme.test']],
  ['a@acme.test, b@acme.test;c@acme.test\nd@acme.test', ['a@acme.test', 'b@acme.test', 'c@acme.test', 'd@acme.test']],
  [
    'Zoé Martin <zoe@acme.test>, "Ito, Paul" <paul@acme.test>',
    ['zoe@acme.test|Zoé Martin', 'paul@acme.test|Ito, Paul'],
  ],
  [
    'Ito, Paul <paul@acme.test>; de la Cruz, Ana María <ana@acme.test>;\nVan Dyke,Zoé <zoe@acme.test>',
    ['paul@acme.test|Ito, Paul', 'ana@acme.test|de la Cruz, Ana María', 'zoe@acme.test|Van Dyke,Zoé'],
  ],
  ['Ito, Paul, Zoé <zoe@acme.test>', ['zoe@acme.test|Zoé']],
  ['ask around, Paul <paul@acme.test>', ['paul@acme.test|Paul']],
  ['ann@acme.test, Paul <paul@acme.test>', ['ann@acme.test', 'paul@acme.test|Paul']],
  ['Zoé Martin zoe@acme.test', ['zoe@acme.test|Zoé Martin']],
  ['please ask zoe@acme.test', ['zoe@acme.test']],
  ['mailto:zoe@acme.test.', ['zoe@acme.test']],
  ['(zoe@acme.test)', ['zoe@acme.test']],
  ['zoe@acme.test, ZOE@ACME.TEST, Zoé <zoe@acme.test>', ['zoe@acme.test|Zoé']],
  ['"zoe@acme.test" <zoe@acme.test>', ['zoe@acme.test']],
  ['zoe@acme.test paul@acme.test <ann@acme.test>', ['zoe@acme.test', 'paul@acme.test', 'ann@acme.test']],
  ['Zoé\tMartin\tzoe@acme.test\r\nPaul\tIto\tpaul@acme.test', ['zoe@acme.test|Zoé Martin', 'paul@acme.test|Paul Ito']],
  ['zoe@acme.test\tZoé Martin\tStandard\npaul@acme.test\tStandard', ['zoe@acme.test|Zoé Martin', 'paul@acme.test']],
  ['| zoe@acme.test|paul@acme.test |', ['zoe@acme.test', 'paul@acme.test']],
  ['mailto:zoe@acme.test?subject=Hello', ['zoe@acme.test']],
  ['From: Zoé Martin [mailto:zoe@acme.test]', ['zoe@acme.test']],
  ['‘zoe@acme.test’; „paul@acme.test“', ['zoe@acme.test', 'paul@acme.test']],
  ['\ufeffzoe@acme.test\u200b\u00a0paul@acme.test', ['zoe@acme.test', 'paul@acme.test']],
  ['<zoe@acme.test', ['zoe@acme.test']],
  ['zoe@acme.test>; prénom@société.fr', ['zoe@acme.test', 'prénom@société.fr']],
  ['zoe@acme.test/x', ['zoe@acme.test/x|form']],
  ['zoe@acme', ['zoe@acme|ending']],
  ['zoe@@acme.test', ['zoe@@acme.test|form']],
])('%j is understood', (text, expected) => {
  expect(short(text)).toEqual(expected)
})

test('a comma in a domain is told, with what was meant', () => {
  expect(parseAddressList('j.leroy@acme,fr, noe@acme.fr')).toEqual([
    { address: 'j.leroy@acme,fr', name: '', problem: 'comma', suggestion: 'j.leroy@acme.fr' },
    { address: 'noe@acme.fr', name: '' },
  ])
})

test('a comma between two addresses is none', () => {
  expect(short('a@acme.test,b@acme.test')).toEqual(['a@acme.test', 'b@acme.test'])
})

test('a signature gives its address and nothing else', () => {
  const signature =
    'Best regards,\nPaul Ito\nStaff Engineer | Acme\nTel. +33 1 23 45 67 89\nE-mail: paul.ito@acme.test\nhttps://acme.test'
  expect(short(signature)).toEqual(['paul.ito@acme.test'])
})

test('a long paste is read in time that grows with its length', () => {
  const started = performance.now()
  expect(parseAddressList('"<'.repeat(20_000))).toEqual([])
  expect(parseAddressList(Array.from({ length: 20_000 }, (_, n) => `p${n}@acme.test`).join(' '))).toHaveLength(20_000)
  expect(performance.now() - started).toBeLessThan(3_000)
})
