/** Random filters, resources and patches for property tests, all from the schemas' own definitions. */
import fc from 'fast-check'
import type { AttributeDefinition, ResourceTypeDefinition } from '../attribute'
import { compareOperators, type Filter, type Literal, type Path } from '../filter/ast'
import { isStorable } from '../json'

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,7}$/).filter((text) => text.toLowerCase() !== 'not')

/** Text with everything in it that quoting could break. */
export const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }).filter(isStorable),
  fc.constantFrom('a "b" c', 'back\\slash', 'a [b] (c) and d', '😀', 'Zoë', '', 'é'),
)

const literal: fc.Arbitrary<Literal> = fc.oneof(
  text.filter(isStorable),
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)

const urn = fc.constantFrom(
  undefined,
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'urn:example:a.b:c-d_e',
)

function present<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value))
}

function paths(filter: fc.Arbitrary<Filter | undefined>): fc.Arbitrary<Path> {
  const sub = fc.option(word, { nil: undefined })
  return fc.record({ urn, attribute: word, filter, sub }).map(present)
}

const plainPath = paths(fc.constant(undefined))

/** Any tree the grammar can write, names at random. */
export const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => {
  const inner = tie('filter')
  const bracketed = paths(inner.map((filter): Filter | undefined => filter))
  const path = fc.oneof({ weight: 3, arbitrary: plainPath }, bracketed)
  const kind = fc.constantFrom<'and' | 'or'>('and', 'or')
  return {
    filter: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'filter' },
      fc.record({ kind: fc.constant('present' as const), path: plainPath }),
      fc.record({
        kind: fc.constant('compare' as const),
        path,
        op: fc.constantFrom(...compareOperators),
        value: literal,
      }),
      bracketed.map(({ sub: _, ...rest }): Filter => ({ kind: 'matches', path: rest })),
      fc.record({ kind, parts: fc.array(inner, { minLength: 2, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('not' as const), of: inner }),
    ),
  }
}).filter

export const anyPath: fc.Arbitrary<Path> = paths(fc.option(anyFilter, { nil: undefined }))

/** Few words, so that random values meet. */
const few = fc.constantFrom('work', 'home', 'Ann', 'ann', 'a@x.test', 'B@x.test', 'A', 'é', '😀')

/** A raw value of the attribute as a client could send it, valid. */
export function rawValue(definition: AttributeDefinition): fc.Arbitrary<unknown> {
  return definition.multiValued ? fc.array(rawItem(definition), { maxLength: 3 }).map(onePrimary) : rawItem(definition)
}

function rawItem({ type, subAttributes }: AttributeDefinition): fc.Arbitrary<unknown> {
  if (type === 'boolean') return fc.constantFrom(true, false, 'True', 'False')
  if (type === 'binary') return fc.constantFrom('AAAA', 'aaaa')
  if (type !== 'complex') return few
  const parts = subAttributes.list.map((sub) => [sub.name, rawValue(sub)] as const)
  const requiredKeys = subAttributes.list.filter(({ required }) => required).map(({ name }) => name)
  return fc.record(Object.fromEntries(parts), { requiredKeys })
}

function onePrimary(items: unknown[]): unknown[] {
  return items.map((item, index) => (index > 0 && typeof item === 'object' ? { ...item, primary: false } : item))
}

/** A body for POST that `readResource` takes. */
export function rawResource(type: ResourceTypeDefinition): fc.Arbitrary<object> {
  const { list } = type.schema.attributes
  const requiredKeys = list.filter(({ required }) => required).map(({ name }) => name)
  const core = fc.record(Object.fromEntries(list.map((one) => [one.name, rawValue(one)])), { requiredKeys })
  const extensions = type.extensions.map(({ schema }) => {
    const parts = schema.attributes.list.map((one) => [one.name, rawValue(one)] as const)
    return [schema.id, fc.record(Object.fromEntries(parts), { requiredKeys: [] })] as const
  })
  return fc
    .tuple(core, fc.record(Object.fromEntries(extensions), { requiredKeys: [] }))
    .map(([own, more]) => ({ schemas: [type.schema.id], ...own, ...more }))
}

/** A PATCH operation of any shape a path can have; many are valid, the rest is refused. */
export function rawOperation(type: ResourceTypeDefinition): fc.Arbitrary<object> {
  const own = type.schema.attributes.list.map((definition) => ({ prefix: '', definition }))
  const more = type.extensions.flatMap(({ schema }) =>
    schema.attributes.list.map((definition) => ({ prefix: `${schema.id}:`, definition })),
  )
  const op = fc.constantFrom('add', 'replace', 'remove', 'Add')
  return fc.constantFrom(...own, ...more).chain(({ prefix, definition }) => {
    const { name, multiValued, subAttributes } = definition
    const whole = fc.record({ op, path: fc.constant(prefix + name), value: fc.option(rawValue(definition)) })
    const pathless = fc.record({ op, value: fc.record({ [prefix + name]: rawValue(definition) }) })
    if (subAttributes.list.length === 0) return fc.oneof(whole, pathless)
    const filters = multiValued ? ['', '[type eq "work"]', '[value co "a"]', '[not (primary eq true)]'] : ['']
    const part = fc.constantFrom(...subAttributes.list).chain((sub) =>
      fc.record({
        op,
        path: fc.constantFrom(...filters).map((filter) => `${prefix}${name}${filter}.${sub.name}`),
        value: rawValue(sub),
      }),
    )
    return fc.oneof(whole, pathless, part)
  })
}
