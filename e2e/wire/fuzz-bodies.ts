/** Ids and bodies at random: resources and PATCH documents as JSON, some of them bent or scrambled. */
import fc from 'fast-check'
import { groupType, type ResourceTypeDefinition, userType } from '@/lib/scim'
import { rawOperation, rawResource } from '@/lib/scim/testing/arbitraries'
import { patchSchema } from './bad-request'
import { placesOf, textOfFilter } from './fuzz-filters'
import { bent, junk, scrambled } from './fuzz-mutations'

/** What only ever is a password: no answer may hold it. */
export const secret = 'correct-horse-battery-staple-7Q'

export const types = [userType, groupType] as const
const people = ['{{p0}}', '{{p1}}', '{{p2}}', '{{p3}}']
const groups = ['{{g0}}', '{{g1}}']
const strangers = ['{{theirs}}', '00000000-0000-4000-8000-000000000000', 'x', '%00', "'", '%ff', '{{p0}}%20']

/** Somebody who is there, mostly. */
export function idOf(type: ResourceTypeDefinition): fc.Arbitrary<string> {
  const own = type === userType ? people : groups
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...strangers) },
  )
}

export function jsonOf(document: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return document.map((value) => JSON.stringify(value) ?? 'null')
}

/** Members that exist, mostly. */
const member = fc
  .oneof(
    { weight: 20, arbitrary: fc.constantFrom(...people) },
    { weight: 1, arbitrary: fc.constantFrom(...groups, ...strangers) },
  )
  .map((value) => ({ value }))

/** The body of a POST or PUT, well-formed but for its ids and names. */
export function resourceOf(type: ResourceTypeDefinition): fc.Arbitrary<object> {
  const odd = fc.constantFrom('Ann', 'ann@fuzz.test', 'B', 'é', '日'.repeat(900), 'x'.repeat(2048), '\u2028', 'İ')
  const name = fc.oneof({ weight: 3, arbitrary: fc.nat().map((n) => `Ann ${n}`) }, { weight: 1, arbitrary: odd })
  const own = rawResource(type)
  if (type === groupType) {
    return fc
      .tuple(own, fc.array(member, { maxLength: 3 }), name)
      .map(([body, members, displayName]) => ({ ...body, members, displayName }))
  }
  return fc
    .tuple(own, name, fc.boolean())
    .map(([body, userName, has]) => ({ ...body, userName, ...(has && { password: secret }) }))
}

function operationOf(type: ResourceTypeDefinition): fc.Arbitrary<unknown> {
  const place = fc.oneof(
    fc.constantFrom(...placesOf(type).map(({ text }) => text)),
    textOfFilter(type).map((text) => `emails[${text}]`),
  )
  const op = fc.constantFrom('add', 'replace', 'remove', 'Replace')
  const anywhere = fc.record({ op, path: scrambled(place), value: junk }, { requiredKeys: ['op'] })
  const membership = fc.record({
    op,
    path: fc.constantFrom('members', 'members', 'members[value eq "{{p1}}"]', 'members[value eq "{{p2}}" or type pr]'),
    value: fc.array(member, { maxLength: 3 }),
  })
  const password = fc.constantFrom(
    { op: 'add', path: 'password', value: secret },
    { op: 'replace', value: { password: secret } },
  )
  return fc.oneof(
    { weight: 6, arbitrary: rawOperation(type) },
    { weight: 1, arbitrary: anywhere },
    { weight: 3, arbitrary: type === groupType ? membership : password },
  )
}

export function patchOf(type: ResourceTypeDefinition): fc.Arbitrary<unknown> {
  const operations = fc.array(operationOf(type), { minLength: 1, maxLength: 4 })
  return operations.map((Operations) => ({ schemas: [patchSchema], Operations }))
}

/** As it is, bent, or scrambled as text. Without changes often enough that many are accepted. */
export function bodyOf(document: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const whole = jsonOf(document)
  return fc.oneof(
    { weight: 7, arbitrary: whole },
    { weight: 2, arbitrary: jsonOf(bent(document)) },
    { weight: 1, arbitrary: scrambled(whole) },
  )
}
