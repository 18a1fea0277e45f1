import type { SignInProblem, SignInState } from '@/components/public/sign-in-form'
import { qrCode } from '@/lib/base/qr'
import { field } from '@/lib/http/form'
import type { Setup } from '@/lib/org/second-factor/authenticators'
import type { Enrollment, SecondStep } from '@/lib/org/second-factor/second-step'
import type { SignIn } from '@/lib/org/sign-in/sign-in'

/** What any step of signing in may come to. */
export type Outcome = SignIn | SecondStep | Enrollment

/** What the form shows next, unless the person is in. */
export function stateOf(outcome: Exclude<Outcome, { kind: 'signed_in' }>, form: FormData): SignInState {
  const ticket = field(form, 'ticket')
  switch (outcome.kind) {
    case 'choose':
      return { step: 'choose', ticket: outcome.ticket, organizations: outcome.organizations }
    case 'second_factor':
      return { step: 'second_factor', ticket: outcome.ticket, recovery: field(form, 'other') === 'recovery' }
    case 'code_wrong':
    case 'code_throttled':
      return { step: 'second_factor', ticket, recovery: field(form, 'recovery') !== '', problem: outcome.kind }
    case 'enroll':
      return { step: 'enroll', ticket: outcome.ticket, setup: shown(outcome.setup) }
    case 'again':
      return { step: 'enroll', ticket, setup: shown(outcome.setup), problem: outcome.problem }
    case 'enrolled':
      return { step: 'recovery_codes', ticket: outcome.ticket, codes: outcome.codes }
    default:
      return { step: 'credentials', email: field(form, 'email'), problem: problemOf(outcome.kind, ticket !== '') }
  }
}

/** The set-up as a form shows it. */
export function shown({ sealed, secret, uri }: Setup) {
  return { sealed, secret, qr: qrCode(uri) }
}

function problemOf(
  kind: 'refused' | 'disabled' | 'second_step' | 'method_off' | 'throttled',
  hadTicket: boolean,
): SignInProblem {
  switch (kind) {
    case 'disabled':
      return 'disabled'
    case 'second_step':
      return 'secondStep'
    case 'method_off':
      return 'methodOff'
    case 'throttled':
      return 'tooMany'
    case 'refused':
      return hadTicket ? 'expired' : 'refused'
  }
}
