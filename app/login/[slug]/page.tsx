import { notFound } from 'next/navigation'
import * as organizations from '@/lib/org/organizations'
import { type LoginQuery, LoginView } from '../login-view'

export default async function OrganizationLoginPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string }>
  searchParams: LoginQuery
}) {
  const organization = await organizations.bySlug((await params).slug)
  if (!organization) notFound()
  return <LoginView query={searchParams} organization={organization} />
}
