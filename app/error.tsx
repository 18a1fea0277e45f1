'use client'

import { BrokenPage, type BrokenPageProps } from './broken-page'

export default function ErrorPage(props: Omit<BrokenPageProps, 'nested'>) {
  return <BrokenPage {...props} />
}
