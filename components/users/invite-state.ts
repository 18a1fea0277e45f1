/** What the server says about pasted addresses and about invitations that were sent, in the reader's words. */

/** `invite`: will be. `skip`: here already. `warn`: may not be. `wrong`: has to be corrected. */
export type AddressTone = 'invite' | 'skip' | 'warn' | 'wrong'

export interface UnderstoodAddress {
  readonly address: string
  readonly name: string
  readonly tone: AddressTone
  /** Behind the address in its chip. */
  readonly mark: string
  /** A sentence whose subject is the address. */
  readonly says: string
  readonly suggestion?: string
  readonly removeLabel: string
  readonly useLabel?: string
}

export interface Understood {
  readonly entries: readonly UnderstoodAddress[]
  /** "5 will be invited · 2 skipped" */
  readonly summary: string
  readonly sendLabel: string
}

export interface InviteValues {
  readonly addresses: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly language: string
  readonly note: string
}

export interface SentBatch {
  readonly batchId: string
  readonly title: string
  readonly text: string
  /** Nobody is left to be told about. */
  readonly complete: boolean
  readonly rows: readonly { readonly address: string; readonly says: string; readonly tone: AddressTone }[]
  /** Whether anything may be taken back. */
  readonly undoable: boolean
}

export interface InviteState {
  readonly values?: InviteValues
  readonly error?: string
  readonly understood?: Understood
  readonly preview?: { readonly subject: string; readonly html: string }
  readonly sent?: SentBatch
  /** What came of taking back. */
  readonly undone?: string
}

export interface InviteText {
  addresses: string
  addressesAside: string
  understood: string
  removeShort: string
  roles: string
  rolesHint: string
  teams: string
  teamsHint: string
  language: string
  note: string
  noteAside: string
  check: string
  preview: string
  previewTitle: string
  previewSubject: string
  cancel: string
  pending: string
  send: string
  undo: string
  undoPending: string
  rows: string
  more: string
  back: string
  scimTitle: string
  scimText: string
}
