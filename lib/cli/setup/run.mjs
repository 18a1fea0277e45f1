// Child processes of the set-up: silent when they succeed, shown whole when they fail, ended when we are.
import { spawn } from 'node:child_process'

/** Progress and reports go to stderr: stdout belongs to the command. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs one step under a title and says how long it took.
 * @param {string} title
 * @param {() => Promise<void>} work
 */
export async function step(title, work) {
  const began = performance.now()
  process.stderr.write(`${title} ... `)
  try {
    await work()
  } catch (error) {
    say('failed')
    throw error
  }
  say(`${((performance.now() - began) / 1000).toFixed(1)} s`)
}

/**
 * Runs Node on a script of a package.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @throws Error holding the child's whole output when it does not end with 0
 */
export function node(args, env = {}) {
  return quietly(process.execPath, args, env)
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<void>}
 */
export function quietly(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    const unhook = endWith(child)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      unhook()
      if (code === 0) return resolve()
      const what = [path(program), ...args].join(' ')
      reject(new Error(`${Buffer.concat(output).toString().trim()}\n${what} ended with ${code ?? signal}`))
    })
  })
}

/**
 * Runs a program with its output shown.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 * @returns {Promise<number>} exit code
 */
export function shown(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] })
    const unhook = endWith(child)
    child.on('error', reject)
    child.on('close', (code) => {
      unhook()
      resolve(code ?? 1)
    })
  })
}

/** A signal sent to us alone must not leave the child working on; then we go as the signal asks. */
function endWith(child) {
  const hooks = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const hook = () => {
      child.kill(signal)
      child.on('close', () => process.exit(signal === 'SIGINT' ? 130 : 143))
    }
    process.on(signal, hook)
    return () => process.off(signal, hook)
  })
  return () => {
    for (const unhook of hooks) unhook()
  }
}

function path(program) {
  return program === process.execPath ? 'node' : program
}
