'use client'

import type { BrokenPageProps } from './broken-page'
import { LazyBrokenPage } from './lazy-broken-page'

export default function ErrorPage(props: Omit<BrokenPageProps, 'nested'>) {
  return <LazyBrokenPage {...props} />
}
