/** Fonts, all from this host. Only the Latin part of Instrument Sans is preloaded: every page draws it at once.
 *  The rest (Latin extended, the mono face, the narrow space) is declared in globals.css and fetched when a page uses it. */
import localFont from 'next/font/local'

export const instrumentSans = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-instrument-sans',
  display: 'swap',
  preload: true,
  fallback: ['system-ui', 'sans-serif'],
  adjustFontFallback: 'Arial',
})
