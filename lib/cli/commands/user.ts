import { isMailAddress } from '@/lib/base/mail-address'
import { refusal } from '@/lib/base/refusal'
import { readOrg } from '@/lib/db/read-org'
import { defaultRole, systemActor } from '@/lib/org/can'
import { allowAdoption } from '@/lib/org/connections/adoption'
import * as resets from '@/lib/org/passwords/password-resets'
import { personProfile } from '@/lib/org/profile'
import { roleOfInvited } from '@/lib/org/roles/default-roles'
import * as secondFactor from '@/lib/org/second-factor/second-factor'
import * as personMethods from '@/lib/org/sign-in/person-methods'
import * as users from '@/lib/org/users/users'
import { write } from '@/lib/org/write'
import type { Command, Input, Outcome } from '../command'
import { orgOf, orgOption, userOf } from './organization'
import { methodsIn } from './ways-in'

const actor = systemActor('Command line')
const person = { positionals: ['<e-mail>'], options: { org: orgOption }, needs: 'database' } as const

export const user: Command = {
  noun: 'user',
  summary: 'People of an organization',
  verbs: [
    {
      ...person,
      positionals: [...person.positionals],
      name: 'invite',
      summary: 'Invite a person by e-mail',
      options: {
        org: orgOption,
        name: { value: '<name>', help: 'Their name, until they write it themselves' },
        role: { value: '<role>', help: `Role (default: the organization's choice, else ${defaultRole})` },
      },
      run: invite,
    },
    { name: 'list', summary: 'List people', options: { org: orgOption }, needs: 'database', run: list },
    {
      ...person,
      positionals: [...person.positionals],
      name: 'disable',
      summary: 'End their access',
      run: act('disable'),
    },
    {
      ...person,
      positionals: [...person.positionals],
      name: 'enable',
      summary: 'Let them in again',
      run: act('enable'),
    },
    {
      ...person,
      positionals: [...person.positionals],
      name: 'remove',
      summary: 'Remove them for good',
      run: act('remove'),
    },
    {
      ...person,
      positionals: [...person.positionals],
      name: 'allow-adoption',
      summary: 'Let the identity provider take them over',
      run: act('allow-adoption'),
    },
    {
      name: 'release',
      summary: 'Let a last administrator sign in whom SCIM wanted out',
      options: { org: orgOption, email: { value: '<e-mail>', help: 'The person', required: true } },
      needs: 'database',
      run: release,
    },
    {
      name: 'reset-link',
      summary: 'Print a link under which they choose a new password',
      options: { org: orgOption, email: { value: '<e-mail>', help: 'The person', required: true } },
      needs: 'database',
      run: resetLink,
    },
    {
      name: 'methods',
      summary: 'Show or replace the ways one person signs in by',
      options: {
        org: orgOption,
        email: { value: '<e-mail>', help: 'The person', required: true },
        set: { value: '<list>', help: 'password,passkey,saml, or organization for those of the organization' },
      },
      needs: 'database',
      run: methods,
    },
    {
      name: 'reset-second-factor',
      summary: 'Remove the authenticator app and recovery codes of who lost them',
      options: { org: orgOption, email: { value: '<e-mail>', help: 'The person', required: true } },
      needs: 'database',
      run: resetSecondFactor,
    },
  ],
}

async function invite(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const email = (input.positional(0) ?? '').trim()
  if (!isMailAddress(email)) throw refusal(`"${email}" is no e-mail address.`)
  const chosen = input.text('role')
  const role = chosen ?? (await roleOfInvited(org.id))
  await requireRole(org.id, role)
  const id = await write(org, actor, async (w) => {
    await w.tx.ready()
    const profile = personProfile(input.text('name') ?? '', email, null)
    const roleSource = chosen === undefined ? 'default' : 'manual'
    return users.create(w, { profile, active: true, source: 'invited', roles: [role], roleSource }).id
  })
  return {
    text: `Invited ${email} to ${org.name} as ${role}. The mail leaves while a worker runs.`,
    json: { id, email, role },
  }
}

async function requireRole(orgId: Parameters<typeof readOrg>[0], name: string): Promise<void> {
  const roles = await readOrg(orgId, ({ db }) => db.role.findMany({ select: { name: true } }))
  if (roles.some((role) => role.name === name)) return
  throw refusal(`There is no role "${name}". There are: ${roles.map((role) => role.name).join(', ')}.`)
}

async function list(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const rows = await readOrg(org.id, ({ db }) =>
    db.user.findMany({
      where: { kind: 'human', deletedAt: null },
      select: { id: true, displayName: true, email: true, status: true, source: true },
      orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
      take: 1000,
    }),
  )
  const text = rows.map(({ displayName, email, status, source }) =>
    [status.padEnd(10), source.padEnd(10), (email ?? '').padEnd(40), displayName].join(' '),
  )
  return { text: text.join('\n') || `Nobody is in ${org.name} yet.`, json: rows }
}

async function release(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const found = await userOf(org, input.need('email'))
  const released = await users.release(org, actor, found.id)
  const text = released ? `${found.name} may sign in again.` : `${found.name} was not held back.`
  return { text, json: { id: found.id, released } }
}

async function resetLink(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const found = await userOf(org, input.need('email'))
  const { link, expiresAt } = await resets.issueFor(org, actor, found.id)
  const text = `${link}\n${found.name} chooses a new password there, once, within ${resets.ttlMinutes} minutes.`
  return { text, json: { id: found.id, link, expiresAt } }
}

async function methods(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const found = await userOf(org, input.need('email'))
  const wanted = input.text('set')
  if (wanted !== undefined) {
    await personMethods.put(org, actor, found.id, wanted === 'organization' ? null : methodsIn(wanted), { sure: true })
  }
  const { own, organization, has } = await personMethods.read(org, actor, found.id)
  const whose = own ? 'of their own' : 'of the organization'
  const text = [
    `Ways ${whose}: ${(own ?? organization).join(', ')}`,
    `They have what it takes for: ${has.join(', ') || 'none yet'}`,
  ].join('\n')
  return { text, json: { id: found.id, own, organization, has } }
}

async function resetSecondFactor(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const found = await userOf(org, input.need('email'))
  await secondFactor.reset(org, actor, found.id)
  return { text: `${found.name} signs in without a code, and is told by mail.`, json: { id: found.id } }
}

const verbs = {
  disable: users.deactivate,
  enable: users.reactivate,
  remove: users.remove,
  'allow-adoption': allowAdoption,
}
const done = {
  disable: 'is disabled',
  enable: 'may come in again',
  remove: 'is removed',
  'allow-adoption': 'may be taken over by the identity provider with its next write',
}

function act(verb: keyof typeof verbs) {
  return async (input: Input): Promise<Outcome> => {
    const org = await orgOf(input)
    const found = await userOf(org, input.positional(0) ?? '')
    await verbs[verb](org, actor, found.id)
    return { text: `${found.name} ${done[verb]}.`, json: { id: found.id } }
  }
}
