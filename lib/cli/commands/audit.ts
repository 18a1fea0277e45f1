import { type Fault, type Head, verify as hold, type Verification } from '@/lib/audit/verify'
import { refusal } from '@/lib/base/refusal'
import type { Command, Input, Outcome } from '../command'
import { orgOf, orgOption } from './organization'

export const audit: Command = {
  noun: 'audit',
  summary: 'The audit log',
  verbs: [
    {
      name: 'verify',
      summary: 'Hold the audit log against its chain of hashes; exit code 1 where a row was changed',
      options: {
        org: orgOption,
        head: { value: '<no>:<hash>', help: 'A head noted earlier, which the chain must still have' },
      },
      needs: 'database',
      run: verify,
    },
  ],
}

async function verify(input: Input): Promise<Outcome> {
  const noted = input.text('head')
  const head = noted === undefined ? undefined : headOf(noted)
  const org = await orgOf(input)
  const found = await hold(org.id, head)
  return { text: told(org.name, found), json: found, ok: found.intact }
}

function headOf(text: string): Head {
  const [, no, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? []
  if (!no || !hash) throw refusal(`--head is a seal's number and its hash, such as 12:9f3c…, not "${text}".`)
  return { no: Number(no), hash }
}

const faults: Record<Fault, string> = {
  changed: 'was changed after it was sealed',
  missing: 'is gone',
  inserted: 'was put in afterwards',
  seal: 'does not follow the one before it',
  gap: 'is gone',
  head: 'is not the one noted',
}

function told(name: string, found: Verification): string {
  const { bad, rows, seals, from, until, unsealed, head, removed } = found
  const span = from && until ? `, from ${from.toISOString()} to ${until.toISOString()}` : ''
  const lines = bad
    ? [
        `The audit log of ${name} is NOT as it was recorded.`,
        `  First fault: ${bad.id ? `row ${bad.id}` : `seal ${bad.seal}`} ${faults[bad.fault]}.`,
        ...(bad.id ? [`  It is in seal ${bad.seal}${bad.at ? `, dated ${bad.at.toISOString()}` : ''}.`] : []),
        `  Before it ${rows} events in ${seals} seals are intact.`,
      ]
    : [`The audit log of ${name} is intact: ${rows} events in ${seals} seals${span}.`]
  if (!bad && unsealed > 0) lines.push(`  Not sealed yet: ${unsealed}. The worker does it within seconds.`)
  if (removed) lines.push(`  Given up by retention: ${removed.rows} events, up to seal ${removed.no}.`)
  if (!bad && head) lines.push(`  Head, to note elsewhere and give to --head: ${head.no}:${head.hash}`)
  return lines.join('\n')
}
