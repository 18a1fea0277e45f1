import type { Messages } from '@/lib/i18n/messages'

/** A managed role in the reader's language, another as its organization calls it. */
export function roleName(name: string, t: Messages): string {
  const managed: Record<string, string> = t.common.roles
  return Object.hasOwn(managed, name) ? (managed[name] ?? name) : name
}

/** The first role and how many others; all of them on hover and read out. */
export function RoleNames({ roles, t }: { roles: readonly string[]; t: Messages }) {
  const names = roles.map((role) => roleName(role, t))
  const [first] = names
  if (!first) return <span className="text-muted">{t.users.person.missing}</span>
  if (names.length === 1) return first
  return (
    <span title={names.join(', ')}>
      <span aria-hidden="true" className="flex gap-2">
        <span className="truncate">{first}</span>
        <span className="text-sm text-muted">{t.users.moreRoles(names.length - 1)}</span>
      </span>
      <span className="sr-only">{names.join(', ')}</span>
    </span>
  )
}
