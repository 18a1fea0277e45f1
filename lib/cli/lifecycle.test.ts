import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { build, stop as stopEsbuild } from 'esbuild'
import { expect, test } from 'vitest'

/** A process with a life of its own: it says what it stops. */
async function live(body: string): Promise<{ child: ChildProcess; output: () => string }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { lifecycle } from './lifecycle'\n${body}\nconsole.log('up')`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  await stopEsbuild()
  const script = outputFiles[0]?.text ?? ''
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  child.stderr.on('data', (chunk) => (text += chunk))
  await once(child.stdout, 'data')
  return { child, output: () => text }
}

const parts = `const life = lifecycle(); setInterval(() => {}, 1000)
  life.onStop('database', () => console.log('database down'))`

test('a signal stops what was started, last first, and ends with 0', async () => {
  const { child, output } = await live(`${parts}; life.onStop('front', () => console.log('front down'))`)
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(output()).toMatch(/front down\ndatabase down/)
})

test('the echo of a signal is no second wish', async () => {
  const slow = `life.onStop('front', () => new Promise((done) => setTimeout(done, 200)))`
  const { child, output } = await live(`${parts}; ${slow}`)
  child.kill('SIGINT')
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(output()).toContain('database down')
})

test('a part that fails or hangs does not keep the others from stopping', async () => {
  const bad = `life.onStop('worker', () => { throw new Error('broken') })
    life.onStop('front', () => new Promise(() => {}), 100)`
  const { child, output } = await live(`${parts}; ${bad}`)
  child.kill('SIGTERM')
  const [code] = await once(child, 'close')
  expect(code).toBe(0)
  expect(output()).toContain('Stopping front took too long')
  expect(output()).toContain('Stopping worker: broken')
  expect(output()).toContain('database down')
})

test('a server whose output nobody reads any more serves on, and stops as it should', async () => {
  const talking = `setInterval(() => { console.log('talk'); console.error('talk') }, 5)
    life.onStop('front', () => new Promise((done) => setTimeout(done, 100)))`
  const { child } = await live(`${parts}; ${talking}`)
  child.stdout?.destroy()
  child.stderr?.destroy()
  // While the front closes, each of its writes fails.
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})
