import { classNames } from '../ui/class-names'
import type { Preferences } from './preferences'

type LanguageSwitchProps = Pick<Preferences, 'locale' | 'locales' | 'setLocale'> & { label: string }

/** EN | FR: one form, a button a language. */
export function LanguageSwitch({ label, locale, locales, setLocale }: LanguageSwitchProps) {
  return (
    <form action={setLocale}>
      <fieldset aria-label={label} className="inline-flex gap-1 text-sm">
        {locales.map(({ value, short, name }) => (
          <button
            key={value}
            type="submit"
            name="locale"
            value={value}
            lang={value}
            aria-label={`${short}, ${name}`}
            aria-current={value === locale || undefined}
            className={classNames(
              'h-7 min-w-8 rounded-control px-1.5 hover:text-fg',
              value === locale ? 'bg-fill font-semibold text-fg forced-colors:outline' : 'text-muted',
            )}
          >
            {short}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
