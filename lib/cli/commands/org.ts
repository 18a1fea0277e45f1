import { refusal } from '@/lib/base/refusal'
import { locales, planNames } from '@/lib/db/enums'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { systemActor } from '@/lib/org/can'
import * as domains from '@/lib/org/domains/domains'
import * as settings from '@/lib/org/organization-settings'
import * as organizations from '@/lib/org/organizations'
import type { Command, Input, Outcome } from '../command'
import { orgOf, orgOption } from './organization'
import { waysIn } from './ways-in'

const actor = systemActor('Command line')

export const org: Command = {
  noun: 'org',
  summary: 'Organizations',
  verbs: [
    {
      name: 'create',
      summary: 'Create an organization with its managed roles',
      positionals: ['<name>'],
      options: {
        slug: { value: '<slug>', help: 'Short name in addresses (default: made from the name)' },
        plan: { value: '<plan>', help: `${planNames.join(', ')} (default enterprise)` },
        locale: { value: '<locale>', help: `${locales.join(', ')} (default en)` },
        'time-zone': { value: '<zone>', help: 'IANA time zone (default UTC)' },
      },
      needs: 'database',
      run: create,
    },
    { name: 'list', summary: 'List organizations', needs: 'database', run: list },
    {
      name: 'show',
      summary: 'Show an organization with its people counted',
      options: { org: orgOption },
      needs: 'database',
      run: async (input) => show(await orgOf(input)),
    },
    {
      name: 'plan',
      summary: 'Put an organization on another plan, at once',
      positionals: ['<plan>'],
      options: { org: orgOption },
      needs: 'database',
      run: plan,
    },
    {
      name: 'verify-domain',
      summary: 'Take a mail domain for proven, on your word',
      positionals: ['<domain>'],
      options: { org: orgOption },
      needs: 'database',
      run: verifyDomain,
    },
    {
      name: 'remove-domain',
      summary: 'Forget a mail domain',
      positionals: ['<domain>'],
      options: { org: orgOption },
      needs: 'database',
      run: removeDomain,
    },
    {
      name: 'security-contacts',
      summary: 'Show or replace who is told when access to an organization is at stake',
      options: {
        org: orgOption,
        set: { value: '<address>', help: 'One of those who are told from now on', multiple: true },
        none: { help: 'Nobody but administrators' },
      },
      needs: 'database',
      run: securityContacts,
    },
    ...waysIn,
  ],
}

async function create(input: Input): Promise<Outcome> {
  const name = input.positional(0) ?? ''
  const created = await organizations.create({
    name,
    slug: input.text('slug') ?? organizations.slugOf(name),
    plan: oneOf(planNames, input.text('plan') ?? 'enterprise', 'plan'),
    locale: oneOf(locales, input.text('locale') ?? 'en', 'locale'),
    timeZone: timeZone(input.text('time-zone') ?? 'UTC'),
  })
  return { text: `Created ${created.name} (${created.slug}, ${created.plan}).`, json: facts(created) }
}

function oneOf<T extends string>(known: readonly T[], text: string, what: string): T {
  const found = known.find((each) => each === text)
  if (!found) throw refusal(`"${text}" is no ${what}. Use one of: ${known.join(', ')}.`)
  return found
}

function timeZone(zone: string): string {
  if (!Intl.supportedValuesOf('timeZone').includes(zone) && zone !== 'UTC') {
    throw refusal(`"${zone}" is no time zone. Write it like Europe/Paris.`)
  }
  return zone
}

async function list(): Promise<Outcome> {
  const all = await organizations.list()
  const text = all.map(({ slug, name, plan }) => `${slug.padEnd(20)}${plan.padEnd(12)}${name}`).join('\n')
  return { text: text || 'There is no organization yet.', json: all.map(facts) }
}

async function show(organization: Org): Promise<Outcome> {
  const groups = await readOrg(organization.id, ({ db }) =>
    db.user.groupBy({ by: ['kind', 'status'], where: { deletedAt: null }, _count: true }),
  )
  const counts = groups.map(({ kind, status, _count }) => ({ kind, status, count: _count }))
  const lines = counts.map(({ kind, status, count }) => `  ${`${kind} ${status}`.padEnd(20)}${count}`)
  const { name, slug, plan, id } = organization
  const known = (await domains.list(organization)).map(({ domain, verifiedAt }) => ({ domain, verifiedAt }))
  const named = known.map(({ domain, verifiedAt }) => `  ${domain.padEnd(20)}${verifiedAt ? 'proven' : 'not proven'}`)
  return {
    text: [`${name} (${slug}, ${plan}, ${id})`, ...lines, ...named].join('\n'),
    json: { ...facts(organization), users: counts, domains: known },
  }
}

async function plan(input: Input): Promise<Outcome> {
  const organization = await orgOf(input)
  const wanted = oneOf(planNames, input.positional(0) ?? '', 'plan')
  const { changed, sessionsEnded } = await organizations.changePlan(organization, actor, wanted)
  const ended = sessionsEnded > 0 ? ` ${sessionsEnded} sessions that came by single sign-on have ended.` : ''
  const text = changed
    ? `${organization.name} is on ${wanted} now.${ended}`
    : `${organization.name} was on ${wanted} already.`
  return { text, json: { plan: wanted, changed, sessionsEnded } }
}

async function verifyDomain(input: Input): Promise<Outcome> {
  const organization = await orgOf(input)
  const { domain, verifiedAt } = await domains.verify(organization, actor, input.positional(0) ?? '')
  const text = `${domain} belongs to ${organization.name}: its identity provider may take over who has an address in it.`
  return { text, json: { domain, verifiedAt } }
}

async function removeDomain(input: Input): Promise<Outcome> {
  const organization = await orgOf(input)
  const name = input.positional(0) ?? ''
  const removed = await domains.remove(organization, actor, name)
  const text = removed ? `${name} is no domain of ${organization.name} any more.` : `${name} was none of its domains.`
  return { text, json: { domain: name, removed } }
}

async function securityContacts(input: Input): Promise<Outcome> {
  const organization = await orgOf(input)
  const given = input.list('set')
  if (given.length > 0 && input.flag('none')) throw refusal('Give either addresses or --none.')
  const isChange = given.length > 0 || input.flag('none')
  const contacts = isChange
    ? await settings.putNotices(organization, actor, { contacts: given })
    : (await settings.read(organization.id)).contacts
  const text = contacts.length > 0 ? contacts.join('\n') : `${organization.name} has no security contacts.`
  return { text, json: { contacts } }
}

function facts({ id, slug, name, plan, locale, timeZone }: Org) {
  return { id, slug, name, plan, locale, timeZone }
}
