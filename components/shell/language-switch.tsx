import { choiceClass } from './choice-class'
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
            className={choiceClass(value === locale)}
          >
            {short}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
