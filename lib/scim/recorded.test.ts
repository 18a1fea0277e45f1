/** The recorded conversations of Entra and Okta, against the core alone. */
import { describe, expect, test } from 'vitest'
import entra from '../../e2e/wire/recorded/entra.json'
import okta from '../../e2e/wire/recorded/okta.json'
import { isObject, memberOf } from './json'
import { MemoryServer } from './testing/memory'

type Step = {
  id: string
  title: string
  req: [string, string]
  body?: unknown
  noauth?: boolean
  expect: { status: number[]; json?: [string, string, unknown?][] }
  save?: Record<string, string>
}

/** `emails/[type=work]/value`; names in any case. */
function at(value: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((found, step) => {
    const condition = /^\[(\w+)=(.*)\]$/.exec(step)
    if (Array.isArray(found)) {
      if (!condition) return found[Number(step)]
      return found.find((item) => isObject(item) && memberOf(item, condition[1] ?? '') === condition[2])
    }
    return isObject(found) ? memberOf(found, step) : undefined
  }, value)
}

function check(body: unknown, [path, operator, wanted]: [string, string, unknown?], step: string): void {
  const found = at(body, path)
  const told = expect(found, `${step}: ${path}`)
  if (operator === 'eq') told.toEqual(wanted)
  else if (operator === 'absent' || operator === 'missing') told.toBeUndefined()
  else if (operator === 'len') told.toHaveLength(Number(wanted))
  else if (operator === 'num') told.toBeTypeOf('number')
  else if (operator === 'array') told.toBeInstanceOf(Array)
  else if (operator === 'nonempty') told.toBeTruthy()
  else if (operator === 'has' && typeof wanted === 'string') told.toContain(wanted)
  else if (operator === 'has') told.toContainEqual(expect.objectContaining(Object(wanted)))
  else if (operator === 'hasnot') told.not.toContainEqual(expect.objectContaining(Object(wanted)))
  else throw new Error(`unknown operator ${operator}`)
}

/** What the core does not do itself: `groups` of a user is read from the memberships. */
const notOurs = new Set(['O23 groups'])

function replay(steps: Step[], names: Record<string, string>): { steps: number; tolerances: Set<string> } {
  const server = new MemoryServer()
  const values = new Map(
    Object.entries(names).map(([name, kind]) => [name, kind === 'mail' ? `${name}@example.com` : `${name}-1`]),
  )
  const fill = <T>(value: T): T =>
    JSON.parse(
      JSON.stringify(value).replace(/\{\{(\w+)(:upper)?\}\}/g, (_, name: string, upper?: string) => {
        const text = values.get(name) ?? ''
        return upper ? text.toUpperCase() : text
      }),
    )
  const tolerances = new Set<string>()
  let replayed = 0
  for (const raw of steps) {
    const step = fill({ ...raw, save: undefined })
    if (step.noauth || (step.expect.status[0] ?? 0) >= 400) continue
    const answer = server.answer(...step.req, step.body)
    if (!answer) continue
    replayed++
    for (const tolerance of answer.tolerances) tolerances.add(tolerance)
    for (const expected of step.expect.json ?? []) {
      if (!notOurs.has(`${step.id} ${expected[0]}`)) check(answer.body, expected, `${step.id} ${step.title}`)
    }
    for (const [name, path] of Object.entries(raw.save ?? {})) values.set(name, String(at(answer.body, path)))
  }
  return { steps: replayed, tolerances }
}

describe('a recorded conversation runs as its client expects', () => {
  test('Entra ID, with every tolerance that it is the evidence for', () => {
    const { steps, tolerances } = replay(entra.steps as unknown as Step[], entra.vars)
    expect(steps).toBeGreaterThan(60)
    expect([...tolerances].sort()).toEqual([
      'bareReference',
      'booleanText',
      'createdByFilter',
      'emptyReference',
      'flatKey',
      'microsoftGroup',
      'nameCase',
      'nullReference',
      'nullValue',
      'operationCase',
      'removeByValue',
    ])
  })

  test('Okta, with the one tolerance it needs', () => {
    const { steps, tolerances } = replay(okta.steps as unknown as Step[], okta.vars)
    expect(steps).toBeGreaterThan(25)
    expect([...tolerances]).toEqual(['readOnlyIgnored'])
  })
})
