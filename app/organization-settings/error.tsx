'use client'

import type { BrokenPageProps } from '../broken-page'
import { LazyBrokenPage } from '../lazy-broken-page'

/** Inside the shell, so that the navigation stays. */
export default function ErrorPage(props: Omit<BrokenPageProps, 'nested'>) {
  return <LazyBrokenPage {...props} nested />
}
