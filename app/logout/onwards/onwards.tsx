import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { MessagePage } from '@/components/public/message-page'
import { type Onwards, openLogoutWay } from '@/lib/http/logout-way'
import { pageContext } from '../../page-context'
import { PublicFrame } from '../../public-frame'

export interface OnwardsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function onwardsMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.logout.onwards.title, referrer: 'no-referrer' }
}

/** The way of the address; one that is none, or is over, leads to the sign-in page. */
export async function openedWay({ searchParams }: OnwardsProps): Promise<Onwards & { readonly way: string }> {
  const { way } = await searchParams
  const opened = typeof way === 'string' ? openLogoutWay(way) : undefined
  return opened && typeof way === 'string' ? { ...opened, way } : redirect('/login?signed-out')
}

/** What both pages on the way to an identity provider look like. `beside` is for the head of the document. */
export async function OnwardsPage({
  text,
  actions,
  beside,
}: {
  text: 'text' | 'form' | 'answer'
  actions: ReactNode
  beside?: ReactNode
}) {
  const context = await pageContext()
  const { onwards } = context.t.logout
  return (
    <PublicFrame context={context}>
      {beside}
      <MessagePage
        nested
        icon="logout"
        title={onwards.title}
        actions={<div className="flex w-full flex-col gap-3">{actions}</div>}
      >
        {onwards[text]}
      </MessagePage>
    </PublicFrame>
  )
}
