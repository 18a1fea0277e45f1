import { redirect } from 'next/navigation'
import { requireMember } from '@/lib/auth/member'

export default async function StartPage() {
  await requireMember()
  redirect('/organization-settings/users')
}
