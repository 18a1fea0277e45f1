/** Filters, paths and query strings at random: as the schemas have it, as the grammar has it, and as neither. */
import fc from 'fast-check'
import { type AttributeDefinition, printFilter, type ResourceTypeDefinition } from '@/lib/scim'
import { anyFilter } from '@/lib/scim/testing/arbitraries'
import { scrambled, swapped } from './fuzz-mutations'

interface Place {
  readonly text: string
  readonly leaf: AttributeDefinition
}

/** Every attribute and sub-attribute by every name that leads to it. */
export function placesOf(type: ResourceTypeDefinition): readonly Place[] {
  const own = type.attributes.list.flatMap((one) => [...below('', one), ...below(`${type.schema.id}:`, one)])
  const more = type.extensions.flatMap(({ schema }) =>
    schema.attributes.list.flatMap((one) => below(`${schema.id}:`, one)),
  )
  return [...own, ...more]
}

function below(prefix: string, attribute: AttributeDefinition): Place[] {
  const text = prefix + attribute.name
  const subs = attribute.subAttributes.list
  const bracketed =
    attribute.multiValued && subs.length > 0 ? ['[type eq "work"]', '[value pr]', '[not (primary eq true)]'] : []
  return [
    { text, leaf: attribute },
    ...subs.map((sub) => ({ text: `${text}.${sub.name}`, leaf: sub })),
    ...bracketed.flatMap((filter) => [
      { text: text + filter, leaf: attribute },
      ...subs.map((sub) => ({ text: `${text}${filter}.${sub.name}`, leaf: sub })),
    ]),
  ]
}

const operator = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'EQ', 'Co')
const words = ['work', 'Ann', 'ann', '{{p0}}', '{{g0}}', 'é', 'ß', 'İ', '%', '_', '\\', '"', '😀', '\uffff', '', ' ']

function literal({ type }: AttributeDefinition): fc.Arbitrary<string> {
  const word = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })).map((text) => JSON.stringify(text))
  const odd = fc.constantFrom('null', 'true', 'False', '0', '-1.5e3', '1e400', '"2030-01-31T08:00:00Z"', '""')
  const own: Partial<Record<AttributeDefinition['type'], fc.Arbitrary<string>>> = {
    boolean: fc.constantFrom('true', 'false', '"True"'),
    dateTime: fc.constantFrom('"2030-01-31T08:00:00Z"', '"1999-12-31T23:59:59.999+14:00"', '"0001-01-01T00:00:00Z"'),
  }
  return fc.oneof({ weight: 4, arbitrary: own[type] ?? word }, { weight: 1, arbitrary: odd })
}

/** A filter that asks for attributes of the type, mostly in ways that they can be asked for. */
export function filterOf(type: ResourceTypeDefinition): fc.Arbitrary<string> {
  const leaf = fc.constantFrom(...placesOf(type)).chain(({ text, leaf }) => {
    const spelt = fc.constantFrom(text, text, text, swapped(text))
    const compared = fc.tuple(spelt, operator, literal(leaf)).map((parts) => parts.join(' '))
    return fc.oneof({ weight: 4, arbitrary: compared }, { weight: 1, arbitrary: spelt.map((name) => `${name} pr`) })
  })
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'asked' },
      { weight: 3, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie('filter'), fc.constantFrom('and', 'or', 'OR'), tie('filter'))
          .map((all) => all.join(' ')),
      },
      { weight: 1, arbitrary: tie('filter').map((inner) => `not (${inner})`) },
      { weight: 1, arbitrary: tie('filter').map((inner) => `(${inner})`) },
    ),
  }))
  return filter
}

/** Any filter: asked well, asked of nothing, or no filter at all. */
export function textOfFilter(type: ResourceTypeDefinition): fc.Arbitrary<string> {
  const known = filterOf(type)
  return fc.oneof(
    { weight: 5, arbitrary: known },
    { weight: 2, arbitrary: scrambled(known) },
    { weight: 1, arbitrary: anyFilter.map(printFilter) },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  )
}

const number = fc.oneof(
  fc.integer({ min: -3, max: 1_100 }).map(String),
  fc.constantFrom('', 'x', '1.5', '1e9', '99999999999999999999', '-0', '+3', ' 2', '0x1', '٣', '\0'),
)

/** The parameters of a list, each there or not, well-formed or not, some of them twice. */
export function queryOf(type: ResourceTypeDefinition): fc.Arbitrary<string> {
  const place = fc.oneof(fc.constantFrom(...placesOf(type).map(({ text }) => text)), fc.string({ maxLength: 8 }))
  const places = fc.array(place, { maxLength: 3 }).map((all) => all.join(','))
  const parameter = fc.oneof(
    fc.tuple(fc.constant('filter'), textOfFilter(type)),
    fc.tuple(fc.constant('sortBy'), place),
    fc.tuple(fc.constant('sortOrder'), fc.constantFrom('ascending', 'descending', 'Descending', 'up', '')),
    fc.tuple(fc.constantFrom('count', 'startIndex'), number),
    fc.tuple(fc.constantFrom('attributes', 'excludedAttributes'), places),
    fc.tuple(fc.constant('cursor'), fc.oneof(fc.constantFrom('', 'x.y', '%00'), fc.string({ maxLength: 8 }))),
    fc.tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 })),
  )
  const pairs = fc
    .array(parameter, { maxLength: 5 })
    .map((all) => all.map(([name, value]) => `${name}=${escaped(value)}`).join('&'))
  return fc.oneof({ weight: 4, arbitrary: pairs }, { weight: 1, arbitrary: scrambled(pairs) }).map(sendable)
}

/** Percent-encoded; half of a surrogate pair, which has no encoding, as what a sloppy client makes of it. */
export function escaped(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '?'))
    .replaceAll('%7B%7B', '{{')
    .replaceAll('%7D%7D', '}}')
}

/** What an HTTP client can put on a request line at all. */
export function sendable(text: string): string {
  return text.replace(/[^!-~]/gu, (letter) => escaped(letter))
}
