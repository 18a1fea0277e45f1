/** What the forms of keys come back with. A secret exists in one of these values, in one response, and nowhere else. */

export interface RevealedKey {
  readonly id: string
  readonly name: string
  /** The whole key. */
  readonly secret: string
  readonly account: string
  /** Which of the two presets it has. */
  readonly can: 'scim' | 'all'
  /** When it ends, ready to be read; null for never. */
  readonly expires: string | null
  /** The account it belongs to. */
  readonly href: string
}

export type NewKeyState =
  | {
      readonly step: 'form'
      readonly values?: { readonly name?: string; readonly expiry?: string; readonly scopes?: string }
      readonly errors?: { readonly name?: string; readonly form?: string }
    }
  | { readonly step: 'created'; readonly key: RevealedKey }

export type ScimKeyState =
  | { readonly step: 'form'; readonly error?: string }
  | { readonly step: 'created'; readonly key: RevealedKey }

export interface ConfirmState {
  readonly error?: string
}

export type FormAction<State> = (state: State, form: FormData) => Promise<State>
