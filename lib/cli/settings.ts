/** The environment, checked before anything is touched. */
import { type Mode, type Problem, parseEnv, provideEnv, type Settings } from '@/lib/base/env'
import { refusal } from '@/lib/base/refusal'

/**
 * Settings under a mode, which the launcher decides and nobody else.
 * @throws refusal whose message is a table of every bad variable
 */
export function settingsOf(mode: Mode): Settings {
  provideEnv({ GATEHOUSE_MODE: mode })
  const parsed = parseEnv(process.env)
  if (parsed.ok) return parsed.env
  throw refusal(problemTable(parsed.problems))
}

/** One block, a line a variable: what it is, what is wrong, what to write. */
export function problemTable(problems: Problem[]): string {
  const rows = problems.map(({ name, value, wrong, write }) => [name, value || '(not set)', wrong, write] as const)
  const table = [['variable', 'value', 'what is wrong', 'write'] as const, ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
  return [`The configuration is not right: nothing was started.`, ...lines.map((line) => `  ${line}`)].join('\n')
}
