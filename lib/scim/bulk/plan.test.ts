import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { patchSchema } from '../patch/parse'
import { enterpriseUserSchema } from '../schemas/enterprise-user'
import { bulkSchema, parseBulk } from './parse'
import { type BulkStep, planBulk } from './plan'
import { referencesIn } from './references'

const urn = enterpriseUserSchema.id

function plan(...operations: object[]): readonly BulkStep[] {
  const body = { schemas: [bulkSchema], Operations: operations }
  return planBulk(parseBulk(body, { maxOperations: 5000 }, ['/Users', '/Groups']).operations)
}

function person(bulkId: string, manager?: string, more: object = {}) {
  const extension = manager === undefined ? {} : { [urn]: { department: 'x', manager: { value: `bulkId:${manager}` } } }
  return { method: 'POST', path: '/Users', bulkId, data: { userName: bulkId, ...extension, ...more } }
}

function group(bulkId: string, ...members: string[]) {
  const data = { displayName: bulkId, members: members.map((value) => ({ value: `bulkId:${value}` })) }
  return { method: 'POST', path: '/Groups', bulkId, data }
}

/** `run 0`, `link 2`, `refuse 1`. */
function outline(steps: readonly BulkStep[]): string[] {
  return steps.map(({ kind, operation }) => `${kind} ${operation.index}`)
}

describe('operations run', () => {
  test('in the order of the request', () => {
    const steps = plan(person('a'), group('g', 'a'), { method: 'DELETE', path: '/Users/1' }, person('b', 'a'))
    expect(outline(steps)).toEqual(['run 0', 'run 1', 'run 2', 'run 3'])
    expect(steps.map((step) => 'needs' in step && step.needs)).toEqual([[], ['a'], [], ['a']])
  })

  test('after what they refer to, and nothing else is moved', () => {
    const steps = plan(group('g', 'b'), person('a'), person('b', 'c'), person('c'))
    expect(outline(steps)).toEqual(['run 3', 'run 2', 'run 0', 'run 1'])
  })

  test('after what their path or their filter refers to', () => {
    const remove = { op: 'remove', path: 'members[value eq "bulkId:a"]' }
    const steps = plan(
      { method: 'DELETE', path: '/Users/bulkId:a' },
      { method: 'PATCH', path: '/Groups/7', data: { schemas: [patchSchema], Operations: [remove] } },
      person('a'),
    )
    expect(outline(steps)).toEqual(['run 2', 'run 0', 'run 1'])
  })

  test('in a chain of thousands', () => {
    const people = Array.from({ length: 2000 }, (_, at) => person(`p${at}`, at < 1999 ? `p${at + 1}` : undefined))
    const steps = plan(...people)
    expect(steps).toHaveLength(2000)
    expect(steps[0]?.operation.index).toBe(1999)
  })
})

test('of two creations with one bulkId the first is meant', () => {
  expect(outline(plan(group('g', 'a'), person('a'), person('a')))).toEqual(['run 1', 'run 0', 'refuse 2'])
})

describe('a circle', () => {
  test('of managers is closed by a link, right after what it needs', () => {
    const steps = plan(person('a', 'b'), person('b', 'a'), person('c'))
    expect(outline(steps)).toEqual(['run 1', 'run 0', 'link 1', 'run 2'])
    expect(steps[0]).toMatchObject({ isPartial: true, needs: [], operation: { data: { [urn]: { department: 'x' } } } })
    expect(referencesIn(steps[0]?.operation.data).size).toBe(0)
    expect(steps[2]).toEqual({
      kind: 'link',
      needs: ['b', 'a'],
      operation: {
        index: 1,
        method: 'PATCH',
        bulkId: 'b',
        path: '/Users/bulkId:b',
        endpoint: '/Users',
        id: 'bulkId:b',
        data: {
          schemas: [patchSchema],
          Operations: [{ op: 'add', path: `${urn}:manager`, value: { value: 'bulkId:a' } }],
        },
      },
    })
  })

  test('of one, who manages themselves, is closed too', () => {
    expect(outline(plan(person('a', 'a')))).toEqual(['run 0', 'link 0'])
  })

  test('of managers in flat keys is closed with the same path', () => {
    const flat = { method: 'POST', path: '/Users', bulkId: 'a', data: { [`${urn}:manager.value`]: 'bulkId:a' } }
    const [first, link] = plan(flat)
    expect(first?.operation.data).toEqual({})
    expect(link?.operation.data).toMatchObject({ Operations: [{ path: `${urn}:manager.value`, value: 'bulkId:a' }] })
  })

  test('through what cannot be added later is refused', () => {
    const steps = plan(person('a', undefined, { nickName: 'bulkId:b' }), person('b', undefined, { title: 'bulkId:a' }))
    expect(outline(steps)).toEqual(['refuse 1', 'run 0'])
    expect(steps[0]).toMatchObject({ error: { status: 409, detail: expect.stringContaining('go in a circle') } })
  })

  test('of managers is refused where they refer to each other in another way too', () => {
    const steps = plan(person('a', 'b'), person('b', 'a', { nickName: 'bulkId:a' }))
    expect(outline(steps)).toEqual(['refuse 1', 'run 0'])
    expect(steps[0]).toMatchObject({ error: { detail: expect.stringContaining('references to "a"') } })
  })
})

describe('refused with 409 is', () => {
  test.each([
    ['a member that nobody creates', group('g', 'nope')],
    ['a path that nobody creates', { method: 'DELETE', path: '/Users/bulkId:nope' }],
  ])('%s', (_, operation) => {
    expect(plan(operation)).toMatchObject([{ kind: 'refuse', error: { status: 409, scimType: undefined } }])
  })

  test('a reference to what a change calls so', () => {
    const steps = plan({ method: 'DELETE', path: '/Users/1', bulkId: 'p' }, person('a', 'p'))
    expect(outline(steps)).toEqual(['run 0', 'refuse 1'])
  })

  test('a group in a group, also in a circle', () => {
    const steps = plan(group('g', 'h'), group('h', 'g'))
    expect(outline(steps)).toEqual(['refuse 0', 'refuse 1'])
    expect(steps[0]).toMatchObject({ error: { status: 409, detail: expect.stringContaining('nested groups') } })
  })
})

test('a malformed operation keeps its own refusal, in its place', () => {
  const steps = plan(person('a'), { method: 'FOO', path: '/Users/1' }, person('b'))
  expect(outline(steps)).toEqual(['run 0', 'refuse 1', 'run 2'])
  expect(steps[1]).toMatchObject({ error: { status: 400 } })
})

describe('whatever refers to whatever', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'nope')
  const request = fc.array(
    fc.oneof(
      fc.tuple(name, fc.option(name, { nil: undefined })).map(([bulkId, manager]) => person(bulkId, manager)),
      fc.tuple(name, name).map(([bulkId, other]) => person(bulkId, undefined, { nickName: `bulkId:${other}` })),
      fc.tuple(name, fc.array(name, { maxLength: 3 })).map(([bulkId, members]) => group(`g-${bulkId}`, ...members)),
      name.map((of) => ({ method: 'DELETE', path: `/Users/bulkId:${of}` })),
      fc.constant({ method: 'FOO' }),
    ),
    { minLength: 1, maxLength: 10 },
  )

  test('every operation is in the plan once, and a link only behind its creation', () => {
    fc.assert(
      fc.property(request, (operations) => {
        const steps = plan(...operations)
        const indexes = steps.filter(({ kind }) => kind !== 'link').map(({ operation }) => operation.index)
        expect([...indexes].sort((a, b) => a - b)).toEqual(operations.map((_, index) => index))
        const partial = steps
          .filter((step) => step.kind === 'run' && step.isPartial)
          .map((step) => step.operation.index)
        const links = steps.filter(({ kind }) => kind === 'link').map(({ operation }) => operation.index)
        expect(links.sort()).toEqual(partial.sort())
      }),
    )
  })

  test('nothing runs before what it refers to', () => {
    fc.assert(
      fc.property(request, (operations) => {
        const placed = new Set<string>()
        for (const step of plan(...operations)) {
          const { operation } = step
          if (step.kind !== 'refuse') {
            const inPath = operation.id?.startsWith('bulkId:') ? [operation.id.slice(7)] : []
            const needed = new Set([...inPath, ...referencesIn(operation.data)])
            expect(new Set(step.needs)).toEqual(needed)
            for (const bulkId of needed) expect(placed).toContain(bulkId)
          }
          if (operation.method === 'POST' && operation.bulkId) placed.add(operation.bulkId)
        }
      }),
    )
  })
})
