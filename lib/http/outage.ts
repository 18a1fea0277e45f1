/** What a client should try again, told from what nobody foresaw. */

/** The database is away or has no connection left: what a client should try again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  // 57014: a statement ran into its time-out, which a busy or locked database makes likelier than the request does.
  // 40P01, 40001: the transaction was ended in favour of another, as often as it was tried.
  if (/^(ECONN|EPIPE|57P0|57014|08|53|40P01|40001)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  )
}
