import { EnrollStep } from './enroll-step'
import { OrganizationChooser } from './organization-chooser'
import { RecoveryCodesStep } from './recovery-codes-step'
import { SecondFactorStep } from './second-factor-step'
import type { SignInState, SignInText } from './sign-in-form'

/** What a right password leads to, where it is not enough. */
export function LaterStep({ state, text }: { state: Exclude<SignInState, { step: 'credentials' }>; text: SignInText }) {
  const { choose, secondFactor } = text
  switch (state.step) {
    case 'choose':
      return <OrganizationChooser ticket={state.ticket} organizations={state.organizations} text={choose} />
    case 'second_factor':
      return <SecondFactorStep {...state} text={secondFactor.signIn} />
    case 'enroll':
      return <EnrollStep {...state} text={secondFactor} />
    case 'recovery_codes':
      return <RecoveryCodesStep {...state} text={secondFactor} />
  }
}
