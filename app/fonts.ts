/** Fonts, all from this host, as fonts/web-fonts.py makes them. Instrument Sans is preloaded: every page draws it at once.
 *  The mono face and the narrow space are declared in globals.css; the first is fetched when a page uses it. */
import localFont from 'next/font/local'

export const instrumentSans = localFont({
  src: './fonts/instrument-sans.woff2',
  weight: '400 700',
  variable: '--font-instrument-sans',
  display: 'swap',
  preload: true,
  fallback: ['system-ui', 'sans-serif'],
  adjustFontFallback: 'Arial',
})
