/** An authenticator app, for tests: it shows what a phone would show at the moment of the database. */
import { Secret, TOTP } from 'otpauth'
import type { Org } from '@/lib/db/finders'
import type { Actor } from '../can'
import { begin } from '../second-factor/authenticators'
import * as secondFactor from '../second-factor/second-factor'

/** The present moment, as far as a test has moved the clock. */
export function now(): Date {
  return new Date(Date.now() + Number(process.env.GATEHOUSE_CLOCK_OFFSET_MS ?? 0))
}

/** Moves the clock of every transaction from here on. */
export function passSeconds(seconds: number): void {
  const offsetMs = Number(process.env.GATEHOUSE_CLOCK_OFFSET_MS ?? 0) + seconds * 1000
  process.env.GATEHOUSE_CLOCK_OFFSET_MS = String(offsetMs)
}

/** What the app shows now, or so many steps of 30 seconds later. */
export function shown(secret: string, steps = 0): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: now().getTime() + steps * 30_000 })
}

/** Codes that the app shows neither now nor in the steps around. */
export function wrong(secret: string): string {
  const near = [-2, -1, 0, 1, 2].map((steps) => shown(secret, steps))
  const free = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(6)).find((code) => !near.includes(code))
  return free ?? ''
}

/** Sets up an app for somebody who has a password; `next` answers a code that was never shown before. */
export async function setUpApp(org: Org, person: Actor & { id: string }) {
  const { sealed, secret } = begin(org, { id: person.id, account: person.name }, now())
  const codes = await secondFactor.confirm(org, person, { sealed, code: shown(secret) })
  const next = () => {
    passSeconds(30)
    return shown(secret)
  }
  return { secret, codes, next }
}
