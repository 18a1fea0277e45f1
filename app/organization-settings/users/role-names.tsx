import { type NamesText, ShortNames } from '@/components/ui/short-names'
import type { Messages } from '@/lib/i18n/messages'

/** A managed role in the reader's language, another as its organization calls it. */
export function roleName(name: string, t: Messages): string {
  const managed: Record<string, string> = t.common.roles
  return Object.hasOwn(managed, name) ? (managed[name] ?? name) : name
}

/** The first of the names, and how many there are beyond it of `count`; `names` may be the first few of them. */
export function namesText(names: readonly string[], count: number, { users }: Messages): NamesText | null {
  const [first] = names
  if (first === undefined) return null
  return { first, ...(count > 1 && { more: { count: users.moreRoles(count - 1), all: names.join(', ') } }) }
}

export function RoleNames({ roles, t }: { roles: readonly string[]; t: Messages }) {
  const names = roles.map((role) => roleName(role, t))
  return <ShortNames names={namesText(names, names.length, t)} missing={t.users.person.missing} />
}
