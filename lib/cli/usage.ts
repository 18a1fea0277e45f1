/** Help texts, made from the declarations, so that they cannot lie. */
import type { Command, Option, Verb } from './command'

const call = 'npm run -s gatehouse --'

export function overview(commands: Command[]): string {
  const rows = commands.flatMap((command) => command.verbs.map((verb) => [line(command, verb), verb.summary] as const))
  return [
    `Usage: ${call} <command> [options]`,
    '',
    ...columns(rows),
    '',
    'Every command knows --help, and --json for machines.',
    'Exit code: 0 done, 1 failed, 2 called wrongly.',
  ].join('\n')
}

export function nounHelp(command: Command): string {
  const rows = command.verbs.map((verb) => [line(command, verb), verb.summary] as const)
  return [command.summary, '', ...columns(rows)].join('\n')
}

export function verbHelp(command: Command, verb: Verb): string {
  const rows = Object.entries(verb.options ?? {}).map(([name, option]) => [spelled(name, option), option.help] as const)
  return [verb.summary, '', `Usage: ${usage(command, verb)}`, ...(rows.length ? ['', ...columns(rows)] : [])].join('\n')
}

/** The whole call: `npm run -s gatehouse -- user invite <e-mail> --org <slug> [--admin]`. */
export function usage(command: Command, verb: Verb): string {
  const options = Object.entries(verb.options ?? {}).map(([name, option]) => {
    const text = spelled(name, option) + (option.multiple ? '...' : '')
    return option.required ? text : `[${text}]`
  })
  return [call, line(command, verb), ...options].join(' ')
}

function line({ noun }: Command, { name, positionals = [] }: Verb): string {
  return [noun, name, ...positionals].filter(Boolean).join(' ')
}

function spelled(name: string, { value }: Option): string {
  return value ? `--${name} ${value}` : `--${name}`
}

function columns(rows: (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
