import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import * as organizations from '@/lib/org/organizations'
import { pageContext } from '../../page-context'
import { type LoginQuery, LoginView } from '../login-view'

const bySlug = cache(organizations.bySlug)

export async function generateMetadata({ params }: { params: Promise<{ slug: string }> }): Promise<Metadata> {
  const organization = await bySlug((await params).slug)
  const { login } = (await pageContext({ organization: organization?.locale })).t
  return { title: organization ? login.title(organization.name) : login.titleAlone }
}

export default async function OrganizationLoginPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>
  searchParams: LoginQuery
}) {
  const organization = await bySlug((await params).slug)
  if (!organization) notFound()
  return <LoginView query={searchParams} organization={organization} />
}
