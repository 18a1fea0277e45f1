import path from 'node:path'
import { expect, test } from 'vitest'
import type { Command, Option, Verb } from './command'
import { understand } from './dispatch'

const run: Verb['run'] = async () => ({ text: '', json: {} })
const org: Option = { value: '<slug>', help: 'Organization', required: true }
const commands: Command[] = [
  { noun: 'doctor', summary: 'Checks', verbs: [{ name: '', summary: 'Checks', needs: 'nothing', run }] },
  {
    noun: 'user',
    summary: 'People',
    verbs: [
      {
        name: 'invite',
        summary: 'Invite a person',
        positionals: ['<e-mail>', '[name]'],
        options: {
          org,
          admin: { help: 'As administrator' },
          team: { value: '<name>', help: 'Team', multiple: true },
          photo: { value: '<file>', help: 'Picture' },
        },
        needs: 'database',
        run,
      },
    ],
  },
]

function understood(...words: string[]) {
  const call = understand(commands, words)
  if (call.kind !== 'run') throw new Error(call.text)
  return call
}

test('a noun without verbs runs by itself', () => {
  expect(understood('doctor')).toMatchObject({ json: false })
  expect(understood('doctor', '--json')).toMatchObject({ json: true })
})

test('options and positionals reach the verb in any order', () => {
  const { input } = understood('user', 'invite', '--team', 'a', 'x@acme.test', '--org=acme', '--team=b', '--admin')
  expect(input.need('org')).toBe('acme')
  expect(input.positional(0)).toBe('x@acme.test')
  expect(input.positional(1)).toBeUndefined()
  expect(input.list('team')).toEqual(['a', 'b'])
  expect(input.flag('admin')).toBe(true)
})

test('a file is looked for where the person stands', () => {
  const { input } = understood('user', 'invite', 'x@acme.test', '--org=acme', '--photo=me.png')
  const { INIT_CWD } = process.env
  process.env.INIT_CWD = '/home/ada'
  expect(input.file('photo')).toBe(path.join('/home/ada', 'me.png'))
  if (INIT_CWD === undefined) delete process.env.INIT_CWD
  else process.env.INIT_CWD = INIT_CWD
})

test.each([
  [['usr'], 'There is no command "usr".'],
  [['user'], 'Invite a person'],
  [['user', 'destroy'], '"user" has no "destroy".'],
  [['user', 'invite', 'x@acme.test'], '--org is missing.'],
  [['user', 'invite', '--org=acme'], '<e-mail> is missing.'],
  [['user', 'invite', 'a', 'b', 'c', '--org=acme'], '"c" is one word too many.'],
  [['user', 'invite', 'a', '--org=acme', '--owner=x'], "Unknown option '--owner'."],
  [['user', 'invite', 'a', '--org'], 'argument missing'],
])('%j is refused and teaches', (words, what) => {
  const call = understand(commands, words)
  expect(call.kind).toBe('misuse')
  expect(call).toMatchObject({ text: expect.stringContaining(what) })
  expect(call).toMatchObject({ text: expect.stringMatching(/invite <e-mail> \[name\]/) })
})

test('help shows the whole call, optional parts in brackets', () => {
  const call = understand(commands, ['user', 'invite', '--help'])
  expect(call).toMatchObject({ kind: 'help' })
  expect(call).toMatchObject({
    text: expect.stringContaining(
      'user invite <e-mail> [name] --org <slug> [--admin] [--team <name>...] [--photo <file>]',
    ),
  })
})

test.each([[[]], [['--help']], [['help']]])('%j lists every command', (words) => {
  expect(understand(commands, words)).toMatchObject({ kind: 'help', text: expect.stringContaining('doctor') })
})
