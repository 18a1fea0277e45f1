/**
 * From words typed to a verb run. Called wrongly, it says what was wrong and shows how to call it: exit code 2.
 */
import { parseArgs } from 'node:util'
import { type Command, Input, type Values, type Verb } from './command'
import { nounHelp, overview, usage, verbHelp } from './usage'

export type Call =
  | { kind: 'help'; text: string }
  | { kind: 'misuse'; text: string }
  | { kind: 'run'; verb: Verb; input: Input; json: boolean }

/** Pure: what a call means. */
export function understand(commands: Command[], words: string[]): Call {
  const [noun = '', ...rest] = words
  if (noun === '' || noun === 'help' || isHelp(noun)) return { kind: 'help', text: overview(commands) }
  const command = commands.find((candidate) => candidate.noun === noun)
  if (!command) return misuse(`There is no command "${noun}".`, overview(commands))
  const [only] = command.verbs
  if (only?.name === '') return understandVerb(command, only, rest)
  const [name = '', ...words2] = rest
  if (name === '' || isHelp(name)) return { kind: name ? 'help' : 'misuse', text: nounHelp(command) }
  const verb = command.verbs.find((candidate) => candidate.name === name)
  return verb ? understandVerb(command, verb, words2) : misuse(`"${noun}" has no "${name}".`, nounHelp(command))
}

function understandVerb(command: Command, verb: Verb, words: string[]): Call {
  if (words.some(isHelp)) return { kind: 'help', text: verbHelp(command, verb) }
  const wrong = (what: string) => misuse(what, `Usage: ${usage(command, verb)}`)
  const parsed = parse(verb, words)
  if ('wrong' in parsed) return wrong(parsed.wrong)
  const { values, positionals } = parsed
  const missing = Object.entries(verb.options ?? {}).find(([name, { required }]) => required && !values[name])
  if (missing) return wrong(`--${missing[0]} is missing.`)
  const expected = verb.positionals ?? []
  const absent = expected.slice(positionals.length).find((name) => name.startsWith('<'))
  if (absent) return wrong(`${absent} is missing.`)
  if (positionals.length > expected.length) return wrong(`"${positionals[expected.length]}" is one word too many.`)
  return { kind: 'run', verb, input: new Input(values, positionals), json: values.json === true }
}

function parse(verb: Verb, words: string[]): { values: Values; positionals: string[] } | { wrong: string } {
  const declared = Object.entries(verb.options ?? {}).map(([name, { value, multiple = false }]) => {
    return [name, { type: value ? ('string' as const) : ('boolean' as const), multiple }] as const
  })
  const options = { ...Object.fromEntries(declared), json: { type: 'boolean' as const } }
  try {
    return parseArgs({ args: words, options, allowPositionals: true })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))) throw error
    // The first sentence says what is wrong; the rest explains the parser.
    return { wrong: `${error.message.split('. ')[0]}.` }
  }
}

function misuse(what: string, teach: string): Call {
  return { kind: 'misuse', text: `${what}\n\n${teach}` }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h'
}
