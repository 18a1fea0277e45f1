import type { Metadata } from 'next'
import { ResetAsk, ResetSent } from '@/components/public/reset-page'
import { pageContext } from '../page-context'
import { PublicFrame } from '../public-frame'
import { askForLink } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.reset.ask.title }
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Asking for a link under which one chooses a new password. */
export default async function ResetPage({ searchParams }: Props) {
  const [context, said] = await Promise.all([pageContext(), searchParams])
  const { reset } = context.t
  const problem = 'many' in said ? reset.ask.tooMany : 'missing' in said ? reset.ask.missing : undefined
  return (
    <PublicFrame context={context}>
      {'sent' in said ? <ResetSent t={reset} /> : <ResetAsk t={reset} action={askForLink} problem={problem} />}
    </PublicFrame>
  )
}
