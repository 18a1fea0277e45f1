import type { AcceptFormProps } from './accept-form'
import type { Reference } from './sheet'

/** A form of one button. */
export type PlainAction = (form: FormData) => void | Promise<void>

/** How asking for a new link works: the action, and the address it goes to with its middle left out ("z…@acme.test"). */
export interface Renewal {
  action: PlainAction
  hidden?: Record<string, string>
  maskedAddress: string
}

export interface InviteFacts {
  organization: string
  /** Who invited: a person, or the identity provider. Left out when neither is known. */
  inviter?: { kind: 'person' | 'provider'; name: string }
  address: string
  role?: string
  /** Already joined into one phrase: "Platform and Data". */
  teams?: string
  /** Absolute and with its zone: "Wed 25 Nov 2026, 09:31 CET". */
  worksUntil: string
}

/** Every way an invitation link can stand, with what its page needs and nothing else. */
export type InviteState =
  | {
      kind: 'valid'
      facts: InviteFacts
      accept: Pick<AcceptFormProps, 'action' | 'name' | 'hidden' | 'takesPassword' | 'passkey'>
    }
  | { kind: 'sso'; facts: InviteFacts; href: string }
  | { kind: 'expired'; organization: string; ago: string; ended: string; hours: number; renewal: Renewal }
  | { kind: 'replaced'; organization: string; renewal: Renewal }
  | { kind: 'sent'; maskedAddress: string; hours: number }
  | { kind: 'used'; on: string; signInHref: string }
  | { kind: 'cancelled'; organization: string }
  | { kind: 'unknown' }
  | {
      kind: 'wrong-account'
      signedInAs: string
      /** Masked: the reader is somebody else. */
      invited: string
      switchAccount: PlainAction
      hidden?: Record<string, string>
      stayHref: string
    }

export interface InvitePageProps {
  state: InviteState
  signInHref: string
  reference?: Reference
}
