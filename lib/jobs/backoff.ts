/** When a mail that was put off is tried again: after a minute, then twice as long each time, at most eight hours;
 *  twelve tries in about a day, spread so that mails put off together do not come back together. */
export const maxAttempts = 12

const firstMs = 60_000
const longestMs = 8 * 3_600_000

/** Milliseconds until the try after this one, the `attempt`-th (from 1); undefined after the last. `chance` is a
 *  number from 0 to 1 that spreads the delay by a quarter to either side. */
export function retryDelayMs(attempt: number, chance: number): number | undefined {
  if (attempt >= maxAttempts) return undefined
  return Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (0.75 + chance / 2)
}

const longestPauseMs = 60_000

/** How long all mails wait after the server could not be reached `times` times in a row. */
export function pauseMs(times: number, chance: number): number {
  return Math.min(longestPauseMs, 1_000 * 2 ** (times - 1)) * (0.75 + chance / 2)
}
