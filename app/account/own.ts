import { redirect } from 'next/navigation'
import { signInPath } from '@/lib/auth/member'
import { readOwn } from '@/lib/org/account/own-account'
import { settingsContext } from '../organization-settings/settings-context'

/** What every page of one's own begins with. A person who was removed a moment ago signs in anew. */
export async function ownContext() {
  const context = await settingsContext()
  const account = await readOwn(context.member.org.id, context.member.id)
  if (!account) redirect(await signInPath())
  const managedBy = account.managedBy === null ? null : context.t.common.provider(account.managedBy)
  return { ...context, account: { ...account, managedBy } }
}
