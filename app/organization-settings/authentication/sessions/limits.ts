/** Limits of sessions between minutes and the fields of their form. */
import type { LimitValues, SessionLimitsFormProps } from '@/components/authentication/session-limits-form'
import { field } from '@/lib/http/form'
import { duration } from '@/lib/i18n/format'
import type { SessionLimits } from '@/lib/org/sign-in/session-limits'
import type { SettingsContext } from '../../settings-context'
import { saveSessionLimits } from './actions'

const units = { minutes: 1, hours: 60, days: 1_440 } as const
type Unit = keyof typeof units
const unitNames = Object.keys(units) as Unit[]

const offered = { longest: [480, 720, 1_440, 10_080, 20_160, 43_200], idle: [15, 30, 60, 240, 720, 1_440] } as const
/** No idle limit of its own: it is as long as the session. */
const none = 'none'
const other = 'other'

/** The limits as the fields hold them. */
export function limitFields({ longest, idle }: SessionLimits) {
  return { longest: valuesOf('longest', longest), idle: idle >= longest ? chosen(none) : valuesOf('idle', idle) }
}

function chosen(choice: string): LimitValues {
  return { choice, amount: '', unit: 'hours' }
}

function valuesOf(name: keyof typeof offered, minutes: number): LimitValues {
  if ((offered[name] as readonly number[]).includes(minutes)) return chosen(String(minutes))
  const unit = unitNames.toReversed().find((each) => minutes % units[each] === 0) ?? 'minutes'
  return { choice: other, amount: String(minutes / units[unit]), unit }
}

/** What was posted: as typed, and in minutes, NaN for what is no number. */
export function postedLimits(form: FormData): {
  values: Required<ReturnType<typeof limitFields>>
  limits: SessionLimits
} {
  const posted = (name: keyof typeof offered): LimitValues => ({
    choice: field(form, name),
    amount: field(form, `${name}Amount`),
    unit: field(form, `${name}Unit`),
  })
  const values = { longest: posted('longest'), idle: posted('idle') }
  const longest = minutesOf(values.longest)
  return { values, limits: { longest, idle: values.idle.choice === none ? longest : minutesOf(values.idle) } }
}

function minutesOf({ choice, amount, unit }: LimitValues): number {
  const digits = choice === other ? amount.trim() : choice
  if (!/^\d{1,5}$/.test(digits)) return Number.NaN
  return Number(digits) * (choice === other ? units[unitNames.find((each) => each === unit) ?? 'minutes'] : 1)
}

/** What the form is drawn with. */
export function limitFormProps(
  limits: SessionLimits,
  { t, reader }: SettingsContext,
): Omit<SessionLimitsFormProps, 'framed'> {
  const text = t.authentication.sessions.form
  const choice = (minutes: number) => ({ value: String(minutes), label: duration(minutes, reader.locale) })
  const last = { value: other, label: text.other }
  const words = (label: string, hint: string) => ({
    label,
    hint,
    amount: text.otherOf(label),
    unit: text.unitOf(label),
  })
  return {
    action: saveSessionLimits,
    stored: limitFields(limits),
    choices: {
      longest: [...offered.longest.map(choice), last],
      idle: [...offered.idle.map(choice), { value: none, label: text.noIdle }, last],
      units: unitNames.map((value) => ({ value, label: text.units[value] })),
    },
    text: {
      longest: words(text.longest, text.longestHint),
      idle: words(text.idle, text.idleHint),
      save: t.common.save,
      saving: t.common.saving,
      confirm: text.confirm,
    },
  }
}
