/** Writes e2e/pages/SCORECARD.md from what the tests recorded. A row whose test broke is not reached, and says why. A row
 *  that was not measured this time keeps its line, so that a run of one file loses nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import type { Measured } from './record'
import { rows } from './rows'

const file = fileURLToPath(new URL('../SCORECARD.md', import.meta.url))

export default class Scorecard implements Reporter {
  private readonly found = new Map<number, Measured[]>()

  onTestEnd(test: TestCase, result: TestResult): void {
    const told = result.attachments.flatMap(({ name, body }) =>
      name === 'row' && body ? [JSON.parse(body.toString()) as Measured] : [],
    )
    for (const one of told) this.add(one)
    process.stdout.write(
      `${result.status === 'passed' ? ' ' : '!'} ${test.title} (${Math.round(result.duration / 1000)} s)\n`,
    )
    if (result.status === 'passed' || result.status === 'skipped') return
    const why = firstLine(result.error?.message ?? result.status)
    process.stdout.write(`  ${why}\n`)
    for (const row of rowsOf(test.title)) this.add({ row, measured: '', reached: false, why })
  }

  async onEnd(): Promise<{ status: FullResult['status'] }> {
    const lines = { ...earlier() }
    for (const [row, told] of this.found) lines[row] = line(row, told)
    writeFileSync(file, document(lines))
    process.stdout.write(`\n${readFileSync(file, 'utf8')}`)
    const missed = [...this.found.values()].flat().some(({ reached }) => !reached)
    return { status: missed ? 'failed' : 'passed' }
  }

  private add(measured: Measured): void {
    this.found.set(measured.row, [...(this.found.get(measured.row) ?? []), measured])
  }
}

/** "rows 1, 2 and 6: …" */
function rowsOf(title: string): number[] {
  return [...(title.split(':')[0] ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits))
}

function firstLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the runner colours its messages
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '')
  return plain.split('\n').slice(0, 6).join(' ').replace(/\s+/g, ' ').slice(0, 300)
}

/** Rows of many parts: reached when every one was measured. */
const parts: Readonly<Record<number, number>> = { 3: 8 }

function line(row: number, told: readonly Measured[]): string {
  const measured = told
    .map((one) => one.measured)
    .filter(Boolean)
    .join('; ')
  const why = told.flatMap((one) => one.why || []).join('; ')
  const cells = [String(row), rows[row] ?? '', measured, isReached(row, told) ? 'yes' : '**no**', why]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}

function isReached(row: number, told: readonly Measured[]): boolean {
  return told.length >= (parts[row] ?? 1) && told.every(({ reached }) => reached)
}

/** The lines of the table as it was. */
function earlier(): Record<number, string> {
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split('\n')
  return Object.fromEntries(lines.flatMap((text) => (/^\| \d/.test(text) ? [[Number(text.split('|')[1]), text]] : [])))
}

function document(lines: Record<number, string>): string {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
  const ordered = Object.keys(rows).map(
    (row) => lines[Number(row)] ?? line(Number(row), [{ row: Number(row), measured: 'not measured', reached: false }]),
  )
  return [
    '# Scorecard',
    '',
    `Written by \`npm run scorecard\`: the production build, the demo and 100,000 more people in one organization. ${machine}.`,
    '`npm run scorecard -- axe` measures the rows of one file again.',
    '',
    '| row | goal | measured | reached | why not |',
    '|---|---|---|---|---|',
    ...ordered,
    '',
  ].join('\n')
}
