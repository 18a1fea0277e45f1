/** Structured log lines on stderr. Secrets never enter: callers log ids, and the paths below are redacted besides. */
import pino from 'pino'
import { singleton } from './singleton'

export const log = singleton('log', () =>
  pino(
    {
      level: process.env.LOG_LEVEL ?? 'info',
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['authorization', 'headers.authorization', 'headers.cookie', 'password', 'secret', 'token'],
    },
    pino.destination({ dest: 2, sync: false }),
  ),
)
