/**
 * What a subcommand of `gatehouse` looks like. To add one: write `lib/cli/commands/<noun>.ts` exporting a `Command`,
 * list it in `commands.ts`, and tell of it in the operator's guide, which a test holds to it: its call in
 * app/docs/command-reference.ts, its words in guides/commands.ts of both catalogues. For example
 *
 *   export const user: Command = {
 *     noun: 'user',
 *     summary: 'People of an organization',
 *     verbs: [{
 *       name: 'invite',
 *       summary: 'Invite a person by e-mail',
 *       positionals: ['<e-mail>'],
 *       options: { org: { value: '<slug>', help: 'Organization', required: true }, admin: { help: 'As administrator' } },
 *       needs: 'database',
 *       run: async (input) => {
 *         const invite = await invites.issue(await orgBySlug(input.need('org')), ...)
 *         return { text: `Invited ${invite.email}`, json: invite }
 *       },
 *     }],
 *   }
 *
 * A noun with a single verb named '' is called without a verb (`gatehouse doctor`). With `needs: 'database'` the
 * environment is complete when `run` is called: `env()` works, and pending migrations are applied (embedded) or refused
 * (DATABASE_URL). Throw a DomainError, or a `refusal`, for what the person can mend; anything without a code is a bug.
 * `--json` and `--help` belong to the dispatcher: `json` is printed as it is, `text` is for people.
 */
import path from 'node:path'

export type Command = { noun: string; summary: string; verbs: Verb[] }

export type Verb = {
  name: string
  summary: string
  /** In order, as usage shows them: `<name>` is required, `[name]` may be left out. */
  positionals?: readonly string[]
  options?: Record<string, Option>
  needs: 'database' | 'nothing'
  run(input: Input): Promise<Outcome>
}

export type Option = {
  help: string
  /** How usage shows the value; an option without one is a flag. */
  value?: string
  /** May be given more than once. */
  multiple?: boolean
  required?: boolean
}

/** `ok: false` prints the same and ends with exit code 1. */
export type Outcome = { text: string; json: unknown; ok?: boolean }

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>

/** What was typed, checked against the declaration. */
export class Input {
  constructor(
    private readonly values: Values,
    private readonly positionals: string[],
  ) {}

  /** The positional at an index, undefined where an optional one was left out. */
  positional(index: number): string | undefined {
    return this.positionals[index]
  }

  text(option: string): string | undefined {
    const value = this.values[option]
    return typeof value === 'string' ? value : undefined
  }

  /** The value of an option declared as required. */
  need(option: string): string {
    const value = this.text(option)
    if (value === undefined) throw new Error(`option ${option} is not declared as required`)
    return value
  }

  flag(option: string): boolean {
    return this.values[option] === true
  }

  list(option: string): string[] {
    const value = this.values[option]
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  }

  /** A file named by an option: relative to where the person stands, not to the project. */
  file(option: string): string | undefined {
    const name = this.text(option)
    return name && path.resolve(process.env.INIT_CWD ?? '.', name)
  }
}
