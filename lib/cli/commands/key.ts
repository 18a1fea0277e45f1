import { isUuid } from '@/lib/base/id'
import { refusal } from '@/lib/base/refusal'
import { readOrg } from '@/lib/db/read-org'
import { type Permission, permissions, systemActor } from '@/lib/org/can'
import * as applicationKeys from '@/lib/org/keys/application-keys'
import type { Command, Input, Outcome } from '../command'
import { orgOf, orgOption, userOf } from './organization'

const actor = systemActor('Command line')

export const key: Command = {
  noun: 'key',
  summary: 'Application keys',
  verbs: [
    {
      name: 'create',
      summary: 'Create a key; its secret is printed once',
      options: {
        org: orgOption,
        owner: { value: '<owner>', help: 'E-mail of a person or name of a service account', required: true },
        name: { value: '<name>', help: 'What will use it (default: command line)' },
        scopes: { value: '<scopes>', help: 'scim, all, or permissions separated by commas (default scim)' },
        'expires-in-days': { value: '<days>', help: 'Default: never' },
      },
      needs: 'database',
      run: create,
    },
    {
      name: 'revoke',
      summary: 'Revoke a key: the next request with it is refused',
      positionals: ['<key id>'],
      options: { org: orgOption },
      needs: 'database',
      run: revoke,
    },
    {
      name: 'list',
      summary: 'List keys, without their secrets',
      options: { org: orgOption },
      needs: 'database',
      run: list,
    },
  ],
}

async function create(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const owner = await userOf(org, input.need('owner'))
  const created = await applicationKeys.create(org, actor, {
    ownerId: owner.id,
    name: input.text('name') ?? 'Command line',
    scopes: scopesOf(input.text('scopes') ?? 'scim'),
    expiresInDays: daysOf(input.text('expires-in-days')),
  })
  return { text: created.secret, json: { id: created.id, secret: created.secret, expiresAt: created.expiresAt } }
}

function scopesOf(text: string): Permission[] {
  if (text === 'scim') return [...applicationKeys.scimScopes]
  if (text === 'all') return [...permissions]
  return text.split(',').map((name) => {
    const known = permissions.find((permission) => permission === name.trim())
    if (!known) throw refusal(`"${name}" is no permission. Use scim, all, or some of: ${permissions.join(', ')}.`)
    return known
  })
}

function daysOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 3650) throw refusal('--expires-in-days takes 1 to 3650.')
  return days
}

async function revoke(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const id = input.positional(0) ?? ''
  if (!isUuid(id)) throw refusal(`"${id}" is no key id: see key list --org ${org.slug}.`)
  const { name } = await applicationKeys.revoke(org, actor, id)
  return { text: `${name} is revoked.`, json: { id } }
}

async function list(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const rows = await readOrg(org.id, ({ db }) =>
    db.applicationKey.findMany({
      select: {
        id: true,
        name: true,
        lastFour: true,
        revokedAt: true,
        expiresAt: true,
        owner: { select: { displayName: true } },
      },
      orderBy: { createdAt: 'asc' },
      take: 1000,
    }),
  )
  const keys = rows.map(({ owner, ...rest }) => ({ ...rest, owner: owner.displayName }))
  const text = keys.map(
    (row) => `${row.id}  …${row.lastFour}  ${row.revokedAt ? 'revoked' : 'live   '}  ${row.owner}: ${row.name}`,
  )
  return { text: text.join('\n') || `There is no key in ${org.name} yet.`, json: keys }
}
