/** The language and theme switches post to these. Fields: `locale` or `theme`. */
export interface Preferences {
  locale: string
  theme: string
  locales: readonly { value: string; short: string; name: string }[]
  setLocale: (form: FormData) => Promise<void>
  setTheme: (form: FormData) => Promise<void>
}
