import { readFile } from 'node:fs/promises'
import { refusal } from '@/lib/base/refusal'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { systemActor } from '@/lib/org/can'
import * as providers from '@/lib/org/saml/saml-providers'
import { addressesOf } from '@/lib/org/saml/saml-service'
import * as samlSettings from '@/lib/org/saml/saml-settings'
import { createFromUrl, fetchMetadata, refetch } from '@/lib/org/saml/saml-upkeep'
import { bareCertificate, readCertificate } from '@/lib/saml/certificates'
import type { Command, Input, Outcome } from '../command'
import { orgOf, orgOption } from './organization'

const actor = systemActor('Command line')

export const saml: Command = {
  noun: 'saml',
  summary: 'Single sign-on',
  verbs: [
    {
      name: 'show',
      summary: 'Show the addresses for the identity provider, and the providers',
      options: { org: orgOption },
      needs: 'database',
      run: async (input) => shown(await orgOf(input)),
    },
    {
      name: 'set',
      summary: 'Set up the identity provider and just-in-time accounts',
      options: {
        org: orgOption,
        metadata: { value: '<file>', help: "The identity provider's metadata; replaces the one before" },
        'metadata-url': { value: '<address>', help: 'The same from a public https address, fetched again twice a day' },
        provider: { value: '<name>', help: 'Which provider, where there are several, or what to call a new one' },
        'email-domain': { value: '<domain>', help: 'Whose addresses this provider signs in', multiple: true },
        'idp-initiated': { value: 'on|off', help: 'Accept sign-ins that begin at the provider' },
        'sign-requests': { value: 'on|off', help: 'Sign requests to the provider' },
        'single-logout': { value: 'on|off', help: 'Sign out at both, where the provider offers it' },
        'vouches-for-email': { value: 'on|off', help: 'Take its word for addresses on proven domains' },
        active: { value: 'on|off', help: 'Let people sign in with it; on for a new one' },
        jit: { value: 'on|off', help: 'Just-in-time accounts for people nobody knows' },
        'jit-domain': { value: '<domain>', help: 'For addresses in this domain; replaces the list', multiple: true },
        'jit-role': { value: '<role>', help: 'What they get' },
      },
      needs: 'database',
      run: set,
    },
  ],
}

async function set(input: Input): Promise<Outcome> {
  const org = await orgOf(input)
  const jit = await jitOf(org, input)
  const change = changeOf(input)
  const document = await documentOf(input)
  const wantsProvider = document !== undefined || Object.keys(change).length > 0 || input.text('active') !== undefined
  if (!wantsProvider && Object.keys(jit).length === 0) {
    throw refusal('Nothing to change: name a setting, such as --metadata idp.xml or --jit on.')
  }
  if (wantsProvider) await setProvider(org, input, document, change)
  if (Object.keys(jit).length > 0) await samlSettings.putJit(org, actor, jit)
  return shown(org)
}

interface Source {
  readonly document: Uint8Array
  readonly url?: string
}

async function documentOf(input: Input): Promise<Source | undefined> {
  const [file, url] = [input.file('metadata'), input.text('metadata-url')]
  if (file && url) throw refusal('Give --metadata or --metadata-url, not both.')
  if (url) return { document: await fetchMetadata(actor, url), url }
  if (!file) return undefined
  try {
    return { document: await readFile(file) }
  } catch (error) {
    throw refusal(`The file ${file} cannot be read.`, error)
  }
}

/** The metadata replaces the one provider there is, or makes the first one; `--provider` says which of several. */
async function setProvider(
  org: Org,
  input: Input,
  source: Source | undefined,
  change: providers.ProviderChange,
): Promise<void> {
  if (source) requireUsable(org, source.document)
  const known = await chosen(org, input.text('provider'))
  const id = known?.id ?? (await made(org, input, source))
  if (known && source?.url) await refetch(org, actor, id, source.url)
  else if (known && source) await providers.replaceMetadata(org, actor, id, source)
  if (Object.keys(change).length > 0) await providers.update(org, actor, id, change)
  const active = switchOf(input, 'active')
  if (active === false) await providers.turnOff(org, actor, id)
  // The operator's word stands for the test.
  else if (active === true || source) await providers.activate(org, actor, id, { untested: true })
}

async function chosen(org: Org, name: string | undefined): Promise<providers.Provider | undefined> {
  const all = await providers.list(org, actor)
  if (name === undefined) {
    if (all.length > 1) throw refusal(`Name one with --provider: ${all.map((one) => one.name).join(', ')}.`)
    return all[0]
  }
  return all.find((one) => one.name === name || one.entityId === name)
}

async function made(org: Org, input: Input, source: Source | undefined): Promise<string> {
  if (!source) throw refusal('There is no identity provider yet: give its metadata with --metadata <file>.')
  const name = input.text('provider') ?? 'Identity provider'
  if (source.url) return createFromUrl(org, actor, { name, url: source.url })
  return providers.create(org, actor, { name, document: source.document })
}

/** A document that will not do is explained field by field. */
function requireUsable(org: Org, document: Uint8Array): void {
  const { metadata, fields } = providers.explain(org, document, new Date())
  if (metadata) return
  const lines = fields.map(({ field, verdict, value, problem }) => {
    return `  ${verdict.padEnd(8)}${field.padEnd(14)}${[problem, value].filter(Boolean).join(': ')}`
  })
  throw refusal(`This metadata cannot be used.\n${lines.join('\n')}`)
}

function changeOf(input: Input): providers.ProviderChange {
  const domains = input.list('email-domain')
  const names = ['idp-initiated', 'sign-requests', 'vouches-for-email', 'single-logout']
  const [idpInitiated, signRequests, vouchesForEmail, singleLogout] = names.map((name) => switchOf(input, name))
  return {
    ...(domains.length > 0 && { emailDomains: domains }),
    ...(idpInitiated !== undefined && { idpInitiated }),
    ...(signRequests !== undefined && { signRequests }),
    ...(vouchesForEmail !== undefined && { vouchesForEmail }),
    ...(singleLogout !== undefined && { singleLogout }),
  }
}

async function jitOf(org: Org, input: Input): Promise<Partial<samlSettings.JitSettings>> {
  const enabled = switchOf(input, 'jit')
  const domains = input.list('jit-domain')
  const role = input.text('jit-role')
  return {
    ...(enabled !== undefined && { enabled }),
    ...(domains.length > 0 && { domains }),
    ...(role !== undefined && { roleId: await roleOf(org, role) }),
  }
}

async function roleOf(org: Org, name: string): Promise<string> {
  const roles = await readOrg(org.id, ({ db }) =>
    db.role.findMany({ where: { orgId: org.id }, select: { id: true, name: true } }),
  )
  const found = roles.find((role) => role.name.toLowerCase() === name.trim().toLowerCase() || role.id === name)
  if (!found) throw refusal(`There is no role "${name}". There are: ${roles.map((role) => role.name).join(', ')}.`)
  return found.id
}

function switchOf(input: Input, name: string): boolean | undefined {
  const text = input.text(name)
  if (text === undefined) return undefined
  if (text === 'on' || text === 'off') return text === 'on'
  throw refusal(`--${name} is on or off, not "${text}".`)
}

async function shown(org: Org): Promise<Outcome> {
  const addresses = addressesOf(org)
  const all = await providers.list(org, actor)
  const { enabled, domains, role } = await samlSettings.read(org.id)
  const jit = { enabled, domains, role: role?.name ?? null }
  const lines = [
    'For the identity provider',
    ...Object.entries(addresses).map(([name, value]) => `  ${name.padEnd(14)}${value}`),
    ...all.flatMap(describe),
    `Just-in-time accounts: ${enabled ? `on for ${domains.join(', ') || 'no domain yet'}` : 'off'}${role ? `, role ${role.name}` : ''}`,
  ]
  const json = { ...addresses, jit, providers: all.map(facts) }
  return { text: lines.join('\n'), json }
}

function facts({ certificates, attributes: _, ...provider }: providers.Provider) {
  return { ...provider, certificates: certificates.map(certificateFacts) }
}

function certificateFacts(pem: string) {
  const reading = readCertificate(pem)
  if (!reading.ok) return { subject: bareCertificate(pem).slice(0, 24), validTo: null, fingerprint: null }
  const { subject, validTo, fingerprint } = reading.facts
  return { subject, validTo, fingerprint }
}

function describe(provider: providers.Provider): string[] {
  const ends = provider.certificates.map((pem) => {
    const { subject, validTo } = certificateFacts(pem)
    return `  certificate   ${subject}, until ${validTo?.toISOString() ?? 'unknown'}`
  })
  return [
    `${provider.name} (${provider.state})`,
    `  entityId      ${provider.entityId}`,
    `  ssoUrl        ${provider.ssoUrl}`,
    ...ends,
    `  domains       ${provider.emailDomains.join(', ') || 'any'}`,
    `  idp-initiated ${provider.idpInitiated ? 'on' : 'off'}`,
  ]
}
