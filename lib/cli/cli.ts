/** The command line: one subcommand, one answer on stdout, an exit code. */
import type { Input, Outcome, Verb } from './command'
import { commands } from './commands'
import { understand } from './dispatch'
import { withMigratedDatabase } from './installation'

/** @returns exit code: 0 done, 1 failed, 2 called wrongly */
export async function cli(words: string[]): Promise<number> {
  const call = understand(commands, words)
  if (call.kind === 'help') {
    console.log(call.text)
    return 0
  }
  if (call.kind === 'misuse') {
    console.error(call.text)
    return 2
  }
  const { text, json, ok = true } = await run(call.verb, call.input)
  console.log(call.json ? JSON.stringify(json, null, 2) : text)
  return ok ? 0 : 1
}

function run(verb: Verb, input: Input): Promise<Outcome> {
  return verb.needs === 'database' ? withMigratedDatabase(() => verb.run(input)) : verb.run(input)
}
