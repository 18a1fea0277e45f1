'use client'

import { BrokenPage, type BrokenPageProps } from '../broken-page'

/** Inside the shell, so that the navigation stays. */
export default function ErrorPage(props: Omit<BrokenPageProps, 'nested'>) {
  return <BrokenPage {...props} nested />
}
