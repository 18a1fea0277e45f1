import { afterEach, describe, expect, test, vi } from 'vitest'
import { patienceMs, share, Turns } from './turns'

/** Work that ends when it is told to, and what of it has begun, in order. */
function desk() {
  const clock = { ms: 0 }
  const turns = new Turns(() => clock.ms)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const ask = (who: string, name: string) =>
    turns.run(who, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { clock, begun, ask, end }
}

afterEach(() => vi.useRealTimers())

const names = (count: number) => Array.from({ length: count }, (_, n) => `busy ${n}`)

describe('a key that asks much', () => {
  test('is not held back while it is alone', () => {
    const { ask, begun } = desk()
    for (const name of names(32)) ask('busy', name)
    expect(begun).toHaveLength(32)
  })

  test('has its share under way beside another, which begins at once', () => {
    const { ask, begun } = desk()
    ask('other', 'look-up')
    for (const name of names(32)) ask('busy', name)
    ask('other', 'another look-up')
    expect(begun).toEqual(['look-up', ...names(share), 'another look-up'])
  })

  test('goes on in order as its own end, and gets each answer', async () => {
    const { ask, begun, end } = desk()
    ask('other', 'look-up')
    const all = names(share + 2).map((name) => ask('busy', name))
    await end('busy 1')
    await end('busy 0')
    expect(begun.slice(1)).toEqual(names(share + 2))
    for (const name of names(share + 2)) await end(name)
    expect(await Promise.all(all)).toEqual(names(share + 2))
  })

  test('has everything under way again once the other is silent', async () => {
    const { ask, begun, clock, end } = desk()
    ask('other', 'look-up')
    for (const name of names(10)) ask('busy', name)
    clock.ms = 200
    await end('busy 0')
    expect(begun).toHaveLength(1 + share + 1)
    clock.ms = 1_000
    await end('busy 1')
    expect(begun).toHaveLength(1 + 10)
  })

  test('goes on all the same while those under way take long', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const { ask, begun, clock, end } = desk()
    const pass = async (ms: number) => {
      clock.ms += ms
      vi.advanceTimersByTime(ms)
      await new Promise((resolve) => setImmediate(resolve))
    }
    ask('other', 'look-up')
    for (const name of names(share + 1)) ask('busy', name)
    await pass(100)
    ask('busy', `busy ${share + 1}`)
    expect(begun).toHaveLength(1 + share)
    await pass(patienceMs - 100)
    expect(begun).toHaveLength(1 + share + 1)
    await pass(100)
    expect(begun).toHaveLength(1 + share + 2)
    expect(vi.getTimerCount()).toBe(0)
    for (const name of names(share + 2)) await end(name)
    ask('busy', 'later')
    expect(begun.at(-1)).toBe('later')
  })

  test('does not lose a place to what fails', async () => {
    const { turns, failed } = { turns: new Turns(() => 0), failed: () => Promise.reject(new Error('no')) }
    await turns.run('other', async () => {})
    for (let n = 0; n < 2 * share; n++) await expect(turns.run('busy', failed)).rejects.toThrow('no')
    await expect(turns.run('busy', async () => 'done')).resolves.toBe('done')
  })
})
