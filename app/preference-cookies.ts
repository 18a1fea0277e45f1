export const localeCookie = 'gatehouse_locale'
export const themeCookie = 'gatehouse_theme'

export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

export function toTheme(value: unknown): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}
