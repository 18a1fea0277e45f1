/**
 * A command that cannot go on for a reason outside the program: a busy port, a data directory in use. It is reported
 * as one line. The rule for every report: an error with a `code` is an answer, one without is a bug and shows its stack.
 */
export function refusal(message: string, cause?: unknown): Error & { code: string } {
  return Object.assign(new Error(message, { cause }), { code: 'GATEHOUSE_REFUSED' })
}
