/** Whether a domain's owner has put our record into the DNS: asked of name servers, never of the domain's own machines. */
import { Resolver } from 'node:dns/promises'
import { env } from '@/lib/base/env'

/** Why the record was not found. */
export const proofProblems = ['no_record', 'other_value', 'no_domain', 'no_answer'] as const
export type ProofProblem = (typeof proofProblems)[number]

export type Proof =
  | { readonly proven: true }
  /** `found` is what stands there instead, at most five values. */
  | { readonly proven: false; readonly problem: ProofProblem; readonly found: readonly string[] }

/** The record that proves a domain. */
export interface ProofRecord {
  readonly host: string
  readonly value: string
}

export function proofRecord({ domain, token }: { domain: string; token: string }): ProofRecord {
  return { host: `_gatehouse.${domain}`, value: `gatehouse-verification=${token}` }
}

/** How names are looked up. */
export type TxtResolver = Pick<Resolver, 'resolveTxt' | 'resolveSoa' | 'cancel'>

const tryMs = 2_000
const tries = 2
/** For all questions together. */
const mostMs = 8_000
const shownValues = 5
const shownLength = 200

/** Asks the system's name servers, or the one that GATEHOUSE_DNS names. */
export function systemResolver(server: string | null = env().dnsServer): TxtResolver {
  const resolver = new Resolver({ timeout: tryMs, tries })
  if (server) resolver.setServers([server])
  return resolver
}

/** Looks for the record. Never rejects: who does not answer is `no_answer`. */
export async function prove(
  wanted: { readonly domain: string; readonly token: string },
  resolver: TxtResolver = systemResolver(),
): Promise<Proof> {
  const late = setTimeout(() => resolver.cancel(), mostMs)
  try {
    return await ask(wanted, resolver)
  } finally {
    clearTimeout(late)
  }
}

async function ask(wanted: { domain: string; token: string }, resolver: TxtResolver): Promise<Proof> {
  const { host, value } = proofRecord(wanted)
  try {
    // A long text comes in pieces (RFC 1035 3.3.14), and some forms store the quotes that were typed.
    const found = (await resolver.resolveTxt(host)).map((pieces) =>
      pieces
        .join('')
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    )
    if (found.includes(value)) return { proven: true }
    if (found.length === 0) return missing('no_record')
    return missing(
      'other_value',
      found.slice(0, shownValues).map((text) => text.slice(0, shownLength)),
    )
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENODATA') return missing('no_record')
    if (code !== 'ENOTFOUND') return missing('no_answer')
    return missing(await whyNoName(wanted.domain, resolver))
  }
}

/** Nothing has the name of the record: then the domain above it may be there or not. */
async function whyNoName(domain: string, resolver: TxtResolver): Promise<ProofProblem> {
  try {
    await resolver.resolveSoa(domain)
    return 'no_record'
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENODATA') return 'no_record'
    return code === 'ENOTFOUND' ? 'no_domain' : 'no_answer'
  }
}

function missing(problem: ProofProblem, found: readonly string[] = []): Proof {
  return { proven: false, problem, found }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
