/** An identity provider and its organization, for tests of single sign-on: it says what a test wants it to say. */
import type { Org } from '@/lib/db/finders'
import { bareCertificate } from '@/lib/saml/certificates'
import {
  type KeyPair,
  newKeyPair,
  type Parts,
  posted,
  responseXml,
  rightParts,
  rightResponse,
  sign,
} from '@/lib/saml/testing/forger'
import * as domains from '../domains/domains'
import * as samlLogins from '../saml/saml-logins'
import type { ProviderChange } from '../saml/saml-providers'
import * as providers from '../saml/saml-providers'
import * as samlRequests from '../saml/saml-requests'
import { addressesOf } from '../saml/saml-service'
import { admin } from './world'

let made = 0

export interface TestProvider {
  readonly org: Org
  readonly id: string
  readonly issuer: string
  readonly key: KeyPair
}

/** Metadata of an identity provider with these keys. */
export function idpMetadata(issuer: string, keys: readonly KeyPair[], ssoUrl = `${issuer}/sso`): string {
  const descriptors = keys.map(
    ({ certificate }) =>
      `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${bareCertificate(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
  )
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${issuer}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${descriptors.join('')}<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${issuer}/slo"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${ssoUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>`
}

/** An active provider of the organization. */
export async function makeProvider(org: Org, change: ProviderChange = {}): Promise<TestProvider> {
  made += 1
  const issuer = `https://idp-${made}.test`
  const key = newKeyPair(`idp ${made}`)
  const document = idpMetadata(issuer, [key])
  const id = await providers.create(org, admin, { name: `Provider ${made}`, document })
  await providers.update(org, admin, id, change)
  await providers.activate(org, admin, id, { untested: true })
  return { org, id, issuer, key }
}

/** Makes a domain count as proven. */
export async function prove(org: Org, domain: string): Promise<void> {
  await domains.verify(org, admin, domain)
}

export interface Said {
  readonly nameId?: string
  readonly attributes?: Readonly<Record<string, readonly string[]>>
  readonly assertionId?: string
  readonly parts?: Partial<Parts>
  /** When it is said. */
  readonly now?: Date
}

/** What the provider answers to a request, or says unasked. */
export function answer(provider: TestProvider, requestId: string | null, said: Said = {}): string {
  return rightResponse(settingOf(provider, requestId, said), provider.key, said.parts)
}

function settingOf({ org, issuer }: TestProvider, requestId: string | null, { parts: _, ...said }: Said) {
  const { entityId, acsUrl } = addressesOf(org)
  const offsetMs = Number(process.env.GATEHOUSE_CLOCK_OFFSET_MS ?? 0)
  return { issuer, audience: entityId, acsUrl, requestId, now: new Date(Date.now() + offsetMs), ...said }
}

/** The same with nothing signed. */
export function unsignedAnswer(provider: TestProvider, requestId: string, said: Said = {}): string {
  return posted(responseXml(rightParts(settingOf(provider, requestId, said))))
}

/** Signed by another key. */
export function answerOf(provider: TestProvider, key: KeyPair, requestId: string | null, said: Said = {}): string {
  const parts = rightParts(settingOf(provider, requestId, said))
  return posted(sign(responseXml(parts), parts.assertionId, key.privateKey))
}

export const client = { address: '192.0.2.7', userAgent: 'Test browser' }

/** Signs in with a request of its own, in one browser. */
export async function signIn(provider: TestProvider, said: Said = {}, returnTo?: string) {
  const begun = await samlRequests.begin(provider.org, { providerId: provider.id, returnTo })
  return arrive(provider.org, answer(provider, begun.requestId, said), begun)
}

/** An answer in the browser that began, or in another one. */
export function arrive(org: Org, samlResponse: string, begun?: samlRequests.BegunLogin) {
  const browserSecret = (id: string) => (begun && id === begun.requestId ? begun.browserSecret : undefined)
  return samlLogins.receive(org, { samlResponse, browserSecret }, client)
}
