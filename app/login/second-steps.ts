import { field } from '@/lib/http/form'
import * as secondStep from '@/lib/org/second-factor/second-step'
import type { Client } from '@/lib/org/sign-in/sessions'
import type { Outcome } from './sign-in-state'

const steps: Record<string, (form: FormData, client: Client) => Promise<Outcome>> = {
  /** Fields: `code`; `other` instead, where the other kind of code is to be asked for. */
  second_factor: async (form, client) => {
    const ticket = field(form, 'ticket')
    if (field(form, 'other')) return { kind: 'second_factor', ticket }
    return secondStep.prove(ticket, field(form, 'code'), client)
  },
  /** Fields: `setup`, as it was handed out, and `code`. */
  enroll: (form, client) =>
    secondStep.enroll(field(form, 'ticket'), { sealed: field(form, 'setup'), code: field(form, 'code') }, client),
  /** The recovery codes were kept. */
  finish: (form, client) => secondStep.finish(field(form, 'ticket'), client),
}

/** Whether the form is of a step after the password. */
export function isSecondStep(form: FormData): boolean {
  return Object.hasOwn(steps, field(form, 'step'))
}

/** Takes the step that the form is of. */
export async function takeSecondStep(form: FormData, client: Client): Promise<Outcome> {
  return steps[field(form, 'step')]?.(form, client) ?? { kind: 'refused' }
}
