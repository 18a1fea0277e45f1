import type { Messages } from '@/lib/i18n/messages'
import type { RoleEntry } from '@/lib/org/roles/role-directory'

/** What a role of the product is for; empty for a custom one. */
export function roleAbout({ name, managed }: Pick<RoleEntry, 'name' | 'managed'>, t: Messages): string {
  const about: Readonly<Record<string, string>> = t.roles.about
  return (managed && about[name]) || ''
}
