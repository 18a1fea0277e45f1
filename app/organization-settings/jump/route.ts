import { pageContext } from '@/app/page-context'
import type { JumpEntry, JumpGroup } from '@/components/shell/jump'
import type { IconName } from '@/components/ui/glyphs'
import { findMember } from '@/lib/auth/member'
import { foldMarks } from '@/lib/base/fold'
import type { Messages } from '@/lib/i18n/messages'
import { type Hits, quickSearch } from '@/lib/org/quick-search'
import { roleName } from '../users/role-names'

/** What the palette finds for `q` among people, teams, service accounts and roles, in the reader's words. */
export async function GET(request: Request): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  const member = await findMember()
  if (!member) return Response.json({ groups: [] }, { status: 401, headers })
  const { t } = await pageContext({ user: member.locale, organization: member.org.locale })
  const q = new URL(request.url).searchParams.get('q') ?? ''
  const hits = await quickSearch(member.org.id, member.actor, q, rolesCalled(q, t))
  return Response.json({ groups: groupsOf(hits, t) }, { headers })
}

function rolesCalled(q: string, { common }: Messages): string[] {
  const text = foldMarks(q)
  return Object.entries(common.roles).flatMap(([stored, name]) => (foldMarks(name).includes(text) ? [stored] : []))
}

function groupsOf({ people, teams, accounts, roles }: Hits, t: Messages): JumpGroup[] {
  const { found, disabled } = t.jump
  const entry = (icon: IconName, room: string, { id, name }: { id: string; name: string }, detail?: string | null) =>
    ({
      icon,
      label: name,
      ...(detail && { detail }),
      to: { href: `/organization-settings/${room}/${id}` },
    }) as JumpEntry
  const told = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(' · ')
  return [
    {
      label: found.people,
      entries: people.map((one) =>
        entry('user', 'users', one, told(one.email, one.state !== 'active' && t.users.states[one.state])),
      ),
    },
    { label: found.teams, entries: teams.map((one) => entry('team', 'teams', one, `@${one.handle}`)) },
    {
      label: found.accounts,
      entries: accounts.map((one) => entry('bot', 'service-accounts', one, told(one.email, one.disabled && disabled))),
    },
    {
      label: found.roles,
      entries: roles.map((one) => entry('shield', 'roles', { ...one, name: roleName(one.name, t) })),
    },
  ].filter(({ entries }) => entries.length > 0)
}
