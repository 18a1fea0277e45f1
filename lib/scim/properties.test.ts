/** Laws that hold for every resource and every patch, on random ones made from the schemas. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Notes } from './dialect'
import { ScimError } from './error'
import { evaluate } from './filter/evaluate'
import { parseFilter } from './filter/parse'
import { applyPatch } from './patch/apply'
import { diff } from './patch/diff'
import { parsePatch, patchSchema } from './patch/parse'
import { parseProjection, project } from './project'
import { type Complex, isComplex, isList, type Resource, type Value, valuesOf } from './resource'
import { groupType } from './schemas/group'
import { userType } from './schemas/user'
import { rawOperation, rawResource } from './testing/arbitraries'
import { freeze } from './testing/resources'
import { readResource } from './validate'

const types = [userType, groupType] as const

function read(type: (typeof types)[number], body: object): Resource {
  return freeze(readResource(type, freeze(body), new Notes()))
}

/** The patched resource, or the refusal. */
function patch(type: (typeof types)[number], resource: Resource, operations: readonly object[]): Resource | ScimError {
  const body = freeze({ schemas: [patchSchema], Operations: operations })
  try {
    return freeze(applyPatch(type, resource, parsePatch(type, body, new Notes()), new Notes()))
  } catch (error) {
    if (error instanceof ScimError) return error
    throw error
  }
}

/** Nothing in it is null, undefined, empty, or outside the schema's names. */
function expectCanonical(type: (typeof types)[number], resource: Resource): void {
  const check = (value: Value | undefined): void => {
    expect(value).toBeDefined()
    expect(value).not.toBeNull()
    if (typeof value !== 'object') return
    expect(Object.keys(value).length).toBeGreaterThan(0)
    for (const part of Object.values(value)) check(part)
  }
  check(resource)
  const names = [...type.attributes.list.map(({ name }) => name), ...type.extensions.map(({ schema }) => schema.id)]
  expect(names).toEqual(expect.arrayContaining(Object.keys(resource)))
  for (const value of Object.values(resource)) {
    if (Array.isArray(value)) expect(value.filter(({ primary }: Complex) => primary === true).length).toBeLessThan(2)
  }
}

describe.each(types)('any $name', (type) => {
  const resources = rawResource(type).map((body) => read(type, body))
  const operations = fc.array(rawOperation(type), { minLength: 1, maxLength: 6 })

  test('is canonical when read, and the same when read again', () => {
    fc.assert(
      fc.property(resources, (resource) => {
        expectCanonical(type, resource)
        expect(read(type, resource)).toEqual(resource)
      }),
    )
  })

  test('patched is canonical or refused with 400, and the frozen input stays as it was', () => {
    let patchedCount = 0
    fc.assert(
      fc.property(resources, operations, (resource, list) => {
        const before = JSON.stringify(resource)
        const result = patch(type, resource, list)
        expect(JSON.stringify(resource)).toBe(before)
        if (result instanceof ScimError) expect(result.status).toBe(400)
        else {
          patchedCount++
          expectCanonical(type, result)
        }
      }),
      { numRuns: 1000 },
    )
    expect(patchedCount).toBeGreaterThan(200)
  })

  test('patched by each operation alone is as patched by all at once', () => {
    fc.assert(
      fc.property(resources, operations, (resource, list) => {
        const whole = patch(type, resource, list)
        if (whole instanceof ScimError) return
        let stepwise: Resource | ScimError = resource
        for (const operation of list)
          if (!(stepwise instanceof ScimError)) stepwise = patch(type, stepwise, [operation])
        expect(stepwise).toEqual(whole)
      }),
    )
  })

  test('replaced by its own values does not change', () => {
    fc.assert(
      fc.property(resources, (resource) => {
        const { schemas: _, groups: __, ...value } = resource
        expect(diff(type, resource, asResource(patch(type, resource, [{ op: 'replace', value }])))).toEqual([])
        expect(diff(type, resource, asResource(patch(type, resource, [{ op: 'add', value }])))).toEqual([])
      }),
    )
  })

  test('becomes any other by a replace of what differs', () => {
    fc.assert(
      fc.property(resources, resources, (from, to) => {
        const changes = diff(type, from, to).map(({ path, after }) => {
          // A new manager takes the old one's $ref along, so the manager is replaced whole.
          if (path.includes(':manager.')) return managerOf(to)
          return after === undefined ? { op: 'remove', path } : { op: 'replace', path, value: after }
        })
        fc.pre(!changes.some(({ path }) => path === 'password'))
        if (changes.length > 0) expect(diff(type, asResource(patch(type, from, changes)), to)).toEqual([])
      }),
    )
  })

  test('differs from itself in nothing, and from another both ways alike', () => {
    fc.assert(
      fc.property(resources, resources, (left, right) => {
        expect(diff(type, left, JSON.parse(JSON.stringify(left)))).toEqual([])
        const swapped = diff(type, right, left).map(({ path, before, after }) => ({
          path,
          before: after,
          after: before,
        }))
        expect(diff(type, left, right)).toEqual(swapped)
      }),
    )
  })

  test('projected keeps id and schemas, never the password, and adds nothing', () => {
    const names = [
      ...type.attributes.list.map(({ name }) => name),
      'name.givenName',
      'emails.value',
      'members.value',
      'x',
    ]
    const lists = fc.subarray(names)
    fc.assert(
      fc.property(resources, lists, fc.boolean(), (resource, list, isExcluded) => {
        const full = { ...resource, id: 'id-1' }
        const query = isExcluded ? { excludedAttributes: list } : { attributes: list }
        const shown = project(type, freeze(full), parseProjection(type, query))
        expect(shown).toMatchObject({ id: 'id-1', schemas: resource.schemas })
        expect(shown).not.toHaveProperty('password')
        expect(isWithin(shown, full)).toBe(true)
      }),
    )
  })
})

function managerOf(resource: Resource): { op: string; path: string; value?: unknown } {
  const urn = userType.extensions[0]?.schema.id ?? ''
  const extension = resource[urn]
  const value = isComplex(extension) ? extension.manager : undefined
  return value === undefined
    ? { op: 'remove', path: `${urn}:manager` }
    : { op: 'replace', path: `${urn}:manager`, value }
}

/** Whether all of `part` is in `whole`; of a list each item in one of its items. */
function isWithin(part: Value | undefined, whole: Value | undefined): boolean {
  if (isList(part)) return part.every((item) => valuesOf(whole).some((other) => isWithin(item, other)))
  if (!isComplex(part)) return part === whole
  return isComplex(whole) && Object.keys(part).every((name) => isWithin(part[name], whole[name]))
}

function asResource(result: Resource | ScimError): Resource {
  if (result instanceof ScimError) throw result
  return result
}

describe('any filter', () => {
  const resources = rawResource(userType).map((body) => read(userType, body))
  const atoms = fc.constantFrom(
    'nickName eq "ann"',
    'name.givenName ne "Ann"',
    'emails.value co "x"',
    'emails[type eq "work" and value sw "a"]',
    'active eq true',
    'title gt "B"',
    'roles pr',
    'phoneNumbers[primary eq true].value ew "t"',
  )

  test('and its negation divide the resources', () => {
    fc.assert(
      fc.property(resources, atoms, (resource, atom) => {
        const holds = evaluate(userType, parseFilter(atom), resource)
        expect(evaluate(userType, parseFilter(`not (${atom})`), resource)).toBe(!holds)
      }),
    )
  })

  test('obeys De Morgan', () => {
    fc.assert(
      fc.property(resources, atoms, atoms, (resource, a, b) => {
        const holds = (text: string) => evaluate(userType, parseFilter(text), resource)
        expect(holds(`not (${a} and ${b})`)).toBe(holds(`not (${a}) or not (${b})`))
        expect(holds(`not (${a} or ${b})`)).toBe(holds(`not (${a}) and not (${b})`))
      }),
    )
  })

  test('by ge and lt divides those that have the attribute', () => {
    fc.assert(
      fc.property(resources, fc.constantFrom('', 'a', 'Home', 'é', '😀'), (resource, text) => {
        const holds = (op: string) => evaluate(userType, parseFilter(`title ${op} ${JSON.stringify(text)}`), resource)
        const isPresent = resource.title !== undefined
        expect([holds('ge'), holds('lt')].filter(Boolean)).toHaveLength(isPresent ? 1 : 0)
        expect(holds('gt') || holds('eq')).toBe(holds('ge'))
      }),
    )
  })
})
