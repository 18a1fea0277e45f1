/** What the palette of every page offers a member: the pages of the navigation, what may be done, and the words. */
import type { JumpAct, JumpEntry, JumpGroup, JumpKey, JumpTexts } from '@/components/shell/jump'
import type { NavGroup } from '@/components/shell/nav'
import type { IconName } from '@/components/ui/glyphs'
import type { Member } from '@/lib/auth/member'
import { localeNames, locales } from '@/lib/i18n/locale'
import type { Messages } from '@/lib/i18n/messages'
import { can, type Permission } from '@/lib/org/can'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { accountNavigation } from './account/navigation'
import { guideHref, guideNames } from './docs/guide-list'
import { settingsNavigation } from './organization-settings/navigation'
import type { PageContext } from './page-context'
import { themes } from './preference-cookies'

const root = '/organization-settings'

/** What the help menu offers of the guides; the first page leads to all of them. */
export function guides({ guides: says, jump }: Messages): { href: string; label: string }[] {
  return [
    { href: '/docs', label: jump.allGuides },
    { href: guideHref('administrators'), label: says.administrators.title },
    { href: guideHref('okta'), label: jump.guide('Okta') },
    { href: guideHref('entra'), label: jump.guide('Entra ID') },
  ]
}

/** Everything of the palette that does not wait for a text. */
export function jumpEntries(member: Member, { t, locale }: PageContext) {
  const nav = [...settingsNavigation(member.actor, t.shell), accountNavigation(member.actor, t)]
  const keys = nav
    .flatMap(({ entries }) => entries)
    .flatMap(({ key, href, label }) => (key ? [{ key, href, label }] : []))
  return {
    searchHref: can(member.actor, 'user_access_read') ? `${root}/users` : null,
    findHref: `${root}/jump`,
    groups: [
      { label: t.jump.pages, entries: [...pages(nav), ...guidePages(t)] },
      { label: t.jump.actions, entries: [...deeds(member, t), ...ownDeeds(t, locale)] },
    ] satisfies JumpGroup[],
    keys: keys satisfies JumpKey[],
    closeLabel: t.common.close,
    t: texts(t.jump),
  }
}

/** Two groups have an "Activity" or a "Profile" of their own: the group stands beside each. */
function pages(nav: readonly NavGroup[]): JumpEntry[] {
  return nav.flatMap((group) =>
    group.entries.map(({ href, label, icon }) => ({ icon, label, detail: group.label, to: { href } })),
  )
}

function guidePages(t: Messages): JumpEntry[] {
  return guideNames.map((name) => ({
    icon: 'book',
    label: t.guides[name].title,
    detail: t.jump.help,
    to: { href: guideHref(name) },
  }))
}

/** What may be done here, each where its page would let this member do it. */
function deeds({ org, actor }: Member, { jump }: Messages): JumpEntry[] {
  const { do: names, also } = jump
  const offered: [may: boolean, icon: IconName, label: string, also: string, path: string][] = [
    [mayInvite(org, actor), 'plus', names.invite, also.invite, 'users/invite'],
    [mayInvite(org, actor), 'upload', names.import, also.import, 'users/import'],
    [mayInvite(org, actor), 'send', names.resend, also.resend, 'users?status=expired'],
    [holds('teams_manage'), 'team', names.team, also.create, 'teams/new'],
    [holds('user_access_manage'), 'shield', names.role, also.create, 'roles/new'],
    [holds('service_account_write'), 'bot', names.account, also.account, 'service-accounts/new'],
    [holds('org_authn_config_read'), 'login', names.jit, also.jit, 'authentication'],
  ]
  function holds(permission: Permission) {
    return can(actor, permission)
  }
  const own: JumpEntry = { icon: 'key', label: names.ownKey, also: also.create, to: { href: '/account/keys/new' } }
  return [
    ...offered
      .filter(([may]) => may)
      .map(
        ([, icon, label, words, path]): JumpEntry => ({ icon, label, also: words, to: { href: `${root}/${path}` } }),
      ),
    ...(can(actor, 'user_app_keys') ? [own] : []),
  ]
}

const themeIcons = { system: 'screen', light: 'sun', dark: 'moon' } as const

/** What everybody may do. */
function ownDeeds({ jump }: Messages, locale: string): JumpEntry[] {
  const { do: names, also } = jump
  const act = (icon: IconName, label: string, to: JumpAct, words?: string): JumpEntry => ({
    icon,
    label,
    to,
    ...(words && { also: words }),
  })
  return [
    { icon: 'lock', label: names.password, also: also.password, to: { href: '/account/security' } },
    ...themes.map((value) => act(themeIcons[value], names.theme[value], { kind: 'theme', value }, also.theme)),
    ...locales
      .filter((value) => value !== locale)
      .map((value) => act('globe', names.language(localeNames[value]), { kind: 'locale', value }, also.language)),
    act('keyboard', names.shortcuts, { kind: 'shortcuts' }),
    act('logout', names.signOut, { kind: 'sign-out' }, also.signOut),
  ]
}

/** Only what the island says itself: the rest has been said in the entries. */
function texts(jump: Messages['jump']): JumpTexts {
  const { open, title, placeholder, found, everybody, searching, count, nothing, failed, hints, keys } = jump
  return { open, title, placeholder, found, everybody, searching, count, nothing, failed, hints, keys }
}
