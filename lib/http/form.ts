/** Server actions' side of the domain: a form's fields as text, and what the domain refused as a sentence for the
 *  form. Anything else than a refusal is a bug and goes on to the error page. */
import { DomainError } from '@/lib/base/errors'
import type { Messages } from '@/lib/i18n/messages'

/** A field of a form as text; empty when it is missing or a file. */
export function field(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** What was typed, for the form to show again: React's own fields are left out. */
export function typedIn(form: FormData): Record<string, string> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$'))
  return Object.fromEntries(names.map((name) => [name, field(form, name)]))
}

export type Outcome<R> =
  | { readonly ok: true; readonly value: R }
  | { readonly ok: false; readonly error: DomainError; readonly message: string }

/** Runs one call of the domain for a form. */
export async function attempt<R>(t: Pick<Messages, 'errors'>, call: () => Promise<R>): Promise<Outcome<R>> {
  try {
    return { ok: true, value: await call() }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ok: false, error, message: t.errors.refused[error.code] }
  }
}
