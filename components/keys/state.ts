/** What the forms of keys come back with. A secret exists in one of these values, in one response, and nowhere else. */

export interface RevealedKey {
  readonly id: string
  readonly name: string
  /** The whole key. */
  readonly secret: string
  readonly account: string
  /** What it was made for, in words. */
  readonly can: string
  /** Whether it speaks SCIM: its leak is then everybody's. */
  readonly scim: boolean
  /** When it ends, ready to be read; null for never. */
  readonly expires: string | null
  /** The account it belongs to. */
  readonly href: string
}

/** What was entered, so that a refused form loses nothing. */
export interface KeyValues {
  readonly name?: string
  readonly expiry?: string
  readonly note?: string
  /** A preset, or `custom`. */
  readonly scopes?: string
  /** The permissions of `custom`. */
  readonly permissions?: readonly string[]
  readonly overlap?: string
}

export type NewKeyState =
  | {
      readonly step: 'form'
      readonly values?: KeyValues
      readonly errors?: {
        readonly name?: string
        readonly note?: string
        readonly permissions?: string
        readonly form?: string
      }
    }
  | { readonly step: 'created'; readonly key: RevealedKey }

export type ScimKeyState =
  | { readonly step: 'form'; readonly error?: string }
  | { readonly step: 'created'; readonly key: RevealedKey }

export interface ConfirmState {
  readonly error?: string
}

export type FormAction<State> = (state: State, form: FormData) => Promise<State>
