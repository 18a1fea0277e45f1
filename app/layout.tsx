import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { instrumentSans } from './fonts'
import './globals.css'
import { pageContext } from './page-context'

export const metadata: Metadata = {
  title: { template: '%s · Gatehouse', default: 'Gatehouse' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1116' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await pageContext()
  return (
    <html lang={locale} data-theme={theme} className={instrumentSans.variable}>
      <body>{children}</body>
    </html>
  )
}
