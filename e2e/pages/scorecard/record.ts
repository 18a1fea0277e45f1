/** How a test tells what it measured; the reporter makes the table of it. */
import { test } from '@playwright/test'

export interface Measured {
  row: number
  measured: string
  reached: boolean
  /** What stands between us and the goal, where it is not reached. */
  why?: string
}

/** Attaches a row's figures to the running test. Told twice for one row, both stand in it. */
export async function record(measured: Measured): Promise<void> {
  await test.info().attach('row', { body: JSON.stringify(measured), contentType: 'application/json' })
}

/** A short list for the table's last column: the first few, and how many more. */
export function few(findings: readonly string[], most = 6): string {
  const more = findings.length - most
  return [...findings.slice(0, most), ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

/** The value that so many percent of the others do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}
