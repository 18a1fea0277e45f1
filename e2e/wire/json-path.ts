/** The assertions of the recorded conversations: a path into a body, an operator, a value. */
import type { Json } from './client'

export type Assertion = readonly [path: string, operator: string, value?: unknown]

/** Why the body breaks the assertion; undefined where it holds. */
export function broken(body: Json, [path, operator, wanted]: Assertion): string | undefined {
  const found = at(body, path)
  const holds = operators[operator]
  if (!holds) throw new Error(`there is no operator ${operator}`)
  if (holds(found, wanted)) return undefined
  return `${path} ${operator} ${JSON.stringify(wanted)}, but it is ${JSON.stringify(found)}`
}

/** The value at a path such as `emails/[type=work]/value`; names are compared in any letter case. */
export function at(body: unknown, path: string): unknown {
  return path.split('/').reduce(step, body)
}

function step(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined
  const condition = /^\[(\w+)=(.*)\]$/.exec(name)
  if (condition) return Array.isArray(value) ? value.find((item) => isAt(item, condition[1], condition[2])) : undefined
  const key = Object.keys(value).find((own) => own.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : (value as Record<string, unknown>)[key]
}

function isAt(item: unknown, name = '', text = ''): boolean {
  return String(step(item, name)).toLowerCase() === text.toLowerCase()
}

type Operator = (found: unknown, wanted: unknown) => boolean

const operators: Readonly<Record<string, Operator>> = {
  eq: (found, wanted) => isSame(found, wanted),
  ieq: (found, wanted) => String(found).toLowerCase() === String(wanted).toLowerCase(),
  ne: (found, wanted) => !isSame(found, wanted),
  nonempty: (found) => !isAbsent(found),
  absent: isAbsent,
  missing: (found) => found === undefined,
  num: (found) => Number.isInteger(found),
  str: (found) => typeof found === 'string',
  array: Array.isArray,
  len: (found, wanted) => lengthOf(found) === wanted,
  has: (found, wanted) => Array.isArray(found) && found.some((item) => contains(item, wanted)),
  hasnot: (found, wanted) => !Array.isArray(found) || !found.some((item) => contains(item, wanted)),
  subset: (found, wanted) => contains(found, wanted),
  re: (found, wanted) => new RegExp(String(wanted)).test(String(found)),
  in: (found, wanted) => Array.isArray(wanted) && wanted.some((item) => isSame(found, item)),
  ge: (found, wanted) => Number(found) >= Number(wanted),
  le: (found, wanted) => Number(found) <= Number(wanted),
}

/** null and nothing count as absent. */
function isAbsent(found: unknown): boolean {
  if (found === undefined || found === null || found === '') return true
  return typeof found === 'object' && Object.keys(found).length === 0
}

function lengthOf(found: unknown): number {
  return Array.isArray(found) ? found.length : isAbsent(found) ? 0 : Number.NaN
}

function isSame(found: unknown, wanted: unknown): boolean {
  return JSON.stringify(found) === JSON.stringify(wanted)
}

/** Whether `found` has everything that `wanted` names. */
function contains(found: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return isSame(found, wanted)
  return Object.entries(wanted).every(([name, value]) => contains(step(found, name), value))
}
