'use server'

/** Forms of single sign-on. Whether the member may is decided by the domain. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { ConfirmState } from '@/components/keys/state'
import type { JitFormState } from '@/components/saml/jit-form'
import type { MessageState } from '@/components/saml/message-view'
import type { MetadataFormState } from '@/components/saml/metadata-form'
import type { ProviderFormState } from '@/components/saml/provider-form'
import type { DomainError } from '@/lib/base/errors'
import { attempt, field } from '@/lib/http/form'
import type { Messages } from '@/lib/i18n/messages'
import { can } from '@/lib/org/can'
import * as ending from '@/lib/org/saml/saml-ending'
import * as samlMappings from '@/lib/org/saml/saml-mappings'
import * as samlMessages from '@/lib/org/saml/saml-messages'
import * as newcomers from '@/lib/org/saml/saml-newcomers'
import * as samlProviders from '@/lib/org/saml/saml-providers'
import { putJit } from '@/lib/org/saml/saml-settings'
import { fetchMetadata, refetch } from '@/lib/org/saml/saml-upkeep'
import * as signInSettings from '@/lib/org/sign-in/sign-in-settings'
import { settingsContext } from '../settings-context'
import { authenticationPath, newcomersPath, providerHref, setupHref } from './links'
import { mappingOf } from './mapping-fields'
import { metadataRows } from './metadata-rows'

/** Field: `on`, the state asked for. Turned off, leads to those who came in while it was on. */
export async function switchJit(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const enabled = field(form, 'on') === 'true'
  const outcome = await attempt(t, () => putJit(member.org, member.actor, { enabled }))
  if (!outcome.ok) return { error: outcome.message }
  const mayList = can(member.actor, 'org_authn_config_read') && can(member.actor, 'user_access_read')
  const left = !enabled && mayList ? (await newcomers.list(member.org, member.actor)).total : 0
  redirect(left > 0 ? newcomersPath : authenticationPath)
}

/** Fields: `domains`, separated by lines, commas or spaces; `role`, an id. */
export async function saveJit(_state: JitFormState, form: FormData): Promise<JitFormState> {
  const { member, t } = await settingsContext()
  const values = { domains: field(form, 'domains'), role: field(form, 'role') }
  const domains = domainList(values.domains)
  const outcome = await attempt(t, () => putJit(member.org, member.actor, { domains, roleId: values.role || null }))
  if (outcome.ok) redirect(authenticationPath)
  const { code, facts } = outcome.error
  if (code !== 'domain_invalid') return { values, errors: { form: outcome.message } }
  return { values, errors: { domains: t.authentication.jit.form.domainInvalid(facts.domain ?? '') } }
}

function domainList(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean)
}

/** Fields: `do`. For `check` one of `url`, `file` and `text`; for `keep` what was checked, `document` in base64 with its
 *  `documentUrl`, and either `id`, the provider whose metadata it replaces, or `name` for a new one. */
export async function readMetadata(_state: MetadataFormState, form: FormData): Promise<MetadataFormState> {
  const context = await settingsContext('org_authn_config_write')
  const { member, t, reader } = context
  const keeps = field(form, 'do') === 'keep'
  const url = field(form, keeps ? 'documentUrl' : 'url').trim()
  const values = { url, text: field(form, 'text'), name: field(form, 'name') }
  const read = await attempt(t, async () =>
    keeps ? Buffer.from(field(form, 'document'), 'base64') : documentOf(form, (at) => fetchMetadata(member.actor, at)),
  )
  if (!read.ok) return { values, error: read.message }
  const document = read.value
  if (!document) return { values, error: t.saml.metadata.nothing }
  const reading = samlProviders.explain(member.org, document, new Date())
  const explained: MetadataFormState = {
    // An address counts where the document came from it.
    values: { ...values, url: keeps || isFromUrl(form) ? url : '' },
    document: document.toString('base64'),
    rows: metadataRows(reading, t, reader),
    fit: reading.metadata !== null,
  }
  if (!keeps) return explained
  const kept = { document, metadataUrl: url || undefined }
  const id = field(form, 'id')
  const outcome = await attempt(t, async () => {
    if (!id) return samlProviders.create(member.org, member.actor, { name: values.name, ...kept })
    await samlProviders.replaceMetadata(member.org, member.actor, id, kept)
    return id
  })
  if (outcome.ok) redirect(id ? providerHref(id) : setupHref(outcome.value, 'attributes'))
  if (outcome.error.code === 'provider_name_missing') return { ...explained, nameError: outcome.message }
  return { ...explained, error: outcome.message }
}

function uploaded(form: FormData): File | undefined {
  const file = form.get('file')
  return file instanceof File && file.size > 0 ? file : undefined
}

function isFromUrl(form: FormData): boolean {
  return !uploaded(form) && field(form, 'text').trim() === ''
}

/** What was given: the file, else the paste, else what is at the address. */
async function documentOf(form: FormData, fetched: (url: string) => Promise<Buffer>): Promise<Buffer | undefined> {
  const file = uploaded(form)
  if (file) return Buffer.from(await file.arrayBuffer())
  const text = field(form, 'text').trim()
  if (text) return Buffer.from(text)
  const url = field(form, 'url').trim()
  return url ? fetched(url) : undefined
}

/** Fields: `id`, `name`, `domains`, the attributes and the switches; `next`, the step of the set-up that follows. */
export async function saveProvider(_state: ProviderFormState, form: FormData): Promise<ProviderFormState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const values = {
    name: field(form, 'name'),
    domains: field(form, 'domains'),
    email: field(form, 'email'),
    displayName: field(form, 'displayName'),
    givenName: field(form, 'givenName'),
    familyName: field(form, 'familyName'),
    idpInitiated: field(form, 'idpInitiated'),
    signRequests: field(form, 'signRequests'),
    vouchesForEmail: field(form, 'vouchesForEmail'),
    singleLogout: field(form, 'singleLogout'),
  }
  const { name, email, displayName, givenName, familyName } = values
  const change = {
    name,
    emailDomains: domainList(values.domains),
    attributes: { email, name: displayName, givenName, familyName },
    idpInitiated: values.idpInitiated !== '',
    signRequests: values.signRequests !== '',
    vouchesForEmail: values.vouchesForEmail !== '',
    singleLogout: values.singleLogout !== '',
  }
  const outcome = await attempt(t, () => samlProviders.update(member.org, member.actor, id, change))
  if (!outcome.ok) return { values, errors: settingErrors(outcome.error, outcome.message, t) }
  redirect(field(form, 'next') === 'test' ? setupHref(id, 'test') : providerHref(id))
}

function settingErrors({ code, facts }: DomainError, message: string, t: Messages): ProviderFormState['errors'] {
  if (code === 'provider_name_missing') return { name: message }
  if (code === 'domain_invalid') return { domains: t.authentication.jit.form.domainInvalid(facts.domain ?? '') }
  if (code !== 'provider_domain_taken') return { form: message }
  return { domains: t.saml.settings.domainTaken(facts.domain ?? '', facts.provider ?? '') }
}

/** Field: `id`. Fetches the metadata from where it came. */
export async function refreshMetadata(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const outcome = await attempt(t, async () => {
    const { metadataUrl } = await samlProviders.get(member.org, member.actor, id)
    if (metadataUrl) await refetch(member.org, member.actor, id, metadataUrl)
  })
  if (!outcome.ok) return { error: outcome.message }
  refresh()
  return {}
}

/** Field: `attempt`, the reference of a sign-in. Shows its message in full. */
export async function revealMessage(_state: MessageState, form: FormData): Promise<MessageState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => samlMessages.reveal(member.org, member.actor, field(form, 'attempt')))
  return outcome.ok ? { xml: outcome.value.legible } : { error: outcome.message }
}

/** Fields: `id`; `untested`, where the member takes that upon themselves; `only`, where single sign-on alone is to count
 *  some days later. */
export async function activateProvider(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const id = field(form, 'id')
  const untested = field(form, 'untested') !== ''
  const isOnly = field(form, 'only') !== ''
  const outcome = await attempt(t, async () => {
    await samlProviders.activate(member.org, member.actor, id, { untested })
    if (isOnly) await signInSettings.plan(member.org, member.actor, ['saml'])
  })
  if (!outcome.ok) return { error: outcome.message }
  redirect(providerHref(id))
}

/** Fields: `do`, `off` or `remove`; `id`; `confirmation`, the name where people are locked out. */
export async function endProvider(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const [id, removes] = [field(form, 'id'), field(form, 'do') === 'remove']
  const end = removes ? ending.remove : ending.turnOff
  const outcome = await attempt(t, () => end(member.org, member.actor, id, field(form, 'confirmation')))
  if (!outcome.ok) return { error: outcome.message }
  redirect(removes ? authenticationPath : providerHref(id))
}

/** Fields: `provider`, `attribute`, `value`, `to` and `confirmation`. */
export async function addMapping(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const provider = field(form, 'provider')
  const wanted = mappingOf({ attribute: field(form, 'attribute'), value: field(form, 'value'), to: field(form, 'to') })
  const confirmation = field(form, 'confirmation')
  const outcome = await attempt(t, () =>
    samlMappings.create(member.org, member.actor, provider, { ...wanted, confirmation }),
  )
  if (!outcome.ok) return { error: outcome.message }
  redirect(providerHref(provider, 'mappings'))
}

/** Fields: `provider` and `id` of the mapping. */
export async function removeMapping(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext()
  const outcome = await attempt(t, () => samlMappings.remove(member.org, member.actor, field(form, 'id')))
  if (!outcome.ok) return { error: outcome.message }
  redirect(providerHref(field(form, 'provider'), 'mappings'))
}

const decisions = { link: newcomers.link, disable: newcomers.disable, keep: newcomers.keep } as const

/** Fields: `do`, one of the decisions; `person`, an id, or `all` for everybody on the list. What was refused for one is
 *  told, and does not keep back the others. */
export async function decideNewcomers(_state: ConfirmState, form: FormData): Promise<ConfirmState> {
  const { member, t } = await settingsContext('org_authn_config_read', 'user_access_read')
  const verb = (['link', 'disable', 'keep'] as const).find((each) => each === field(form, 'do'))
  if (!verb) return { error: t.errors.broken.title }
  const one = field(form, 'person')
  const listed = one === 'all' ? (await newcomers.list(member.org, member.actor)).people.map(({ id }) => id) : [one]
  const refused: string[] = []
  for (const id of listed) {
    const outcome = await attempt(t, () => decisions[verb](member.org, member.actor, id))
    if (!outcome.ok) refused.push(outcome.message)
  }
  const [why] = refused
  if (why === undefined) redirect(newcomersPath)
  refresh()
  return { error: listed.length === 1 ? why : t.saml.newcomers.notAll(refused.length, why) }
}
