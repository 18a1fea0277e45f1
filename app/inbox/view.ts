/** The forms in which a mail can be read. */
export const views = ['light', 'dark', 'plain'] as const
export type View = (typeof views)[number]

export function toView(text: string | string[] | undefined): View {
  return views.find((view) => view === text) ?? 'light'
}

/** The mail as a program in this colour scheme draws it, whatever the browser prefers; links open beside it. */
export function inScheme(html: string, scheme: 'light' | 'dark'): string {
  return html
    .replaceAll('(prefers-color-scheme:dark)', scheme === 'dark' ? 'all' : 'not all')
    .replace(':root{color-scheme:light dark}', `:root{color-scheme:${scheme}}`)
    .replace('<head>', '<head><base target="_blank">')
}
