/** How each command of `gatehouse` is called, in the order of its help. Pages may not look into the command line, so it
 *  stands here once more, and a test holds both together (lib/cli/reference.test.ts). */
import type { Messages } from '@/lib/i18n/messages'

export type CommandName = keyof Messages['guides']['commands']

export interface CommandSignature {
  readonly name: CommandName
  readonly positionals: readonly string[]
  /** As they are typed, each with what it takes. */
  readonly options: Readonly<
    Record<string, { readonly spelled: string; readonly required: boolean; readonly multiple: boolean }>
  >
}

const option = (spelled: string, has: { required?: true; multiple?: true } = {}) => ({
  spelled,
  required: has.required ?? false,
  multiple: has.multiple ?? false,
})
const org = option('--org <slug>', { required: true })

export const commandReference: readonly CommandSignature[] = [
  { name: 'doctor', positionals: [], options: {} },
  { name: 'migrate', positionals: [], options: {} },
  {
    name: 'org create',
    positionals: ['<name>'],
    options: {
      slug: option('--slug <slug>'),
      plan: option('--plan <plan>'),
      locale: option('--locale <locale>'),
      'time-zone': option('--time-zone <zone>'),
    },
  },
  { name: 'org list', positionals: [], options: {} },
  { name: 'org show', positionals: [], options: { org } },
  { name: 'org plan', positionals: ['<plan>'], options: { org } },
  { name: 'org verify-domain', positionals: ['<domain>'], options: { org } },
  { name: 'org remove-domain', positionals: ['<domain>'], options: { org } },
  {
    name: 'org security-contacts',
    positionals: [],
    options: { org, set: option('--set <address>', { multiple: true }), none: option('--none') },
  },
  {
    name: 'org methods',
    positionals: ['<slug>'],
    options: { set: option('--set <list>'), 'lock-out': option('--lock-out') },
  },
  { name: 'org break-glass', positionals: ['<slug>', '[e-mail]'], options: { remove: option('--remove') } },
  { name: 'connection show', positionals: [], options: { org } },
  {
    name: 'connection set',
    positionals: [],
    options: {
      org,
      'adopt-people': option('--adopt-people on|off'),
      'adopt-teams': option('--adopt-teams on|off'),
      'grant-management': option('--grant-management on|off'),
      passwords: option('--passwords on|off'),
      'group-delete': option('--group-delete keep_team|keep_members|delete'),
    },
  },
  { name: 'saml show', positionals: [], options: { org } },
  {
    name: 'saml set',
    positionals: [],
    options: {
      org,
      metadata: option('--metadata <file>'),
      'metadata-url': option('--metadata-url <address>'),
      provider: option('--provider <name>'),
      'email-domain': option('--email-domain <domain>', { multiple: true }),
      'idp-initiated': option('--idp-initiated on|off'),
      'sign-requests': option('--sign-requests on|off'),
      'single-logout': option('--single-logout on|off'),
      'vouches-for-email': option('--vouches-for-email on|off'),
      active: option('--active on|off'),
      jit: option('--jit on|off'),
      'jit-domain': option('--jit-domain <domain>', { multiple: true }),
      'jit-role': option('--jit-role <role>'),
    },
  },
  {
    name: 'user invite',
    positionals: ['<e-mail>'],
    options: { org, name: option('--name <name>'), role: option('--role <role>') },
  },
  { name: 'user list', positionals: [], options: { org } },
  { name: 'user disable', positionals: ['<e-mail>'], options: { org } },
  { name: 'user enable', positionals: ['<e-mail>'], options: { org } },
  { name: 'user remove', positionals: ['<e-mail>'], options: { org } },
  { name: 'user allow-adoption', positionals: ['<e-mail>'], options: { org } },
  { name: 'user release', positionals: [], options: { org, email: option('--email <e-mail>', { required: true }) } },
  { name: 'user reset-link', positionals: [], options: { org, email: option('--email <e-mail>', { required: true }) } },
  {
    name: 'user methods',
    positionals: [],
    options: { org, email: option('--email <e-mail>', { required: true }), set: option('--set <list>') },
  },
  {
    name: 'user reset-second-factor',
    positionals: [],
    options: { org, email: option('--email <e-mail>', { required: true }) },
  },
  {
    name: 'key create',
    positionals: [],
    options: {
      org,
      owner: option('--owner <owner>', { required: true }),
      name: option('--name <name>'),
      scopes: option('--scopes <scopes>'),
      'expires-in-days': option('--expires-in-days <days>'),
    },
  },
  { name: 'key revoke', positionals: ['<key id>'], options: { org } },
  { name: 'key list', positionals: [], options: { org } },
  { name: 'audit verify', positionals: [], options: { org, head: option('--head <no>:<hash>') } },
  { name: 'secret rotate', positionals: [], options: { new: option('--new <file>') } },
  { name: 'secret replace-lost', positionals: [], options: { yes: option('--yes') } },
  { name: 'seed', positionals: [], options: { org, users: option('--users <n>', { required: true }) } },
]
