/** An identity provider of our own: a real server on another host name, which answers a sign-in with a form that posts
 *  itself, signed with a key of its own. It says what the test wants it to say. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import { bareCertificate } from '../../../lib/saml/certificates'
import { newKeyPair, rightResponse } from '../../../lib/saml/testing/forger'
import { byRedirect, logoutAnswerXml, logoutParts, logoutXml } from '../../../lib/saml/testing/logout-forger'

export interface Person {
  readonly email: string
  readonly displayName: string
  readonly groups?: readonly string[]
}

export class TestIdp {
  private readonly key = newKeyPair('Test provider')
  private server: Server | undefined
  private origin = ''
  /** How many were signed out here, and by what binding it offers that. */
  signedOut = 0
  logoutBinding: 'HTTP-Redirect' | 'HTTP-POST' = 'HTTP-Redirect'
  /** Where who signs out there is sent to begin, and how many of our answers came back. */
  get logoutUrl(): string {
    return `${this.origin}/logout`
  }
  answered = 0
  /** Our entity id, once it was asked to sign somebody in. */
  private asker = ''
  /** Who is signed in at the provider. */
  person: Person = { email: 'nobody@globex.test', displayName: 'Nobody' }
  /** Whether it was last asked to prove anew who is there. */
  wasForced = false

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', this.origin)
      if (pathname === '/logout') return this.beginLogout(response)
      if (pathname === '/slo') return this.takeLogout(request, searchParams, response)
      if (pathname !== '/sso') return response.writeHead(404).end()
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(this.answer(searchParams))
    })
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve))
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.server?.close()
  }

  get issuer(): string {
    return `${this.origin}/idp`
  }

  /** As it is given to whoever trusts it. */
  get metadata(): string {
    const key = `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${bareCertificate(this.key.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
    const service = `<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:${this.logoutBinding}" Location="${this.origin}/slo"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${this.origin}/sso"/>`
    return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${this.issuer}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${key}${service}</md:IDPSSODescriptor></md:EntityDescriptor>`
  }

  /** Signs its person out: asks us to, by redirect, as it always can. */
  private beginLogout(response: ServerResponse): void {
    const sloUrl = this.asker.replace(/metadata$/, 'slo')
    const { email: nameId } = this.person
    const xml = logoutXml(logoutParts({ issuer: this.issuer, sloUrl, nameId, now: new Date() }))
    const arrival = byRedirect(xml, this.key, { relayState: 'there' })
    response.writeHead(302, { Location: `${sloUrl}?${arrival.binding === 'redirect' ? arrival.query : ''}` }).end()
  }

  /** Takes our request, or our answer to its own, by the binding that it offers, and by no other. */
  private async takeLogout(request: IncomingMessage, query: URLSearchParams, response: ServerResponse): Promise<void> {
    const byForm = this.logoutBinding === 'HTTP-POST'
    if (request.method !== (byForm ? 'POST' : 'GET')) return void response.writeHead(405).end()
    const fields = byForm ? new URLSearchParams(await text(request)) : query
    if (fields.has('SAMLResponse')) return this.takeAnswer(fields, response)
    const field = fields.get('SAMLRequest') ?? ''
    const bytes = Buffer.from(field, 'base64')
    this.signOut((byForm ? bytes : inflateRawSync(bytes)).toString(), response)
  }

  private takeAnswer(fields: URLSearchParams, response: ServerResponse): void {
    const xml = Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString()
    if (xml.includes('<ds:Signature') && fields.get('RelayState') === 'there') this.answered += 1
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Signed out at the provider</h1>')
  }

  /** Says, signed, that it did as it was asked. */
  private signOut(request: string, response: ServerResponse): void {
    const sloUrl = (/Issuer[^>]*>([^<]+)</.exec(request)?.[1] ?? '').replace(/metadata$/, 'slo')
    const xml = logoutAnswerXml({ issuer: this.issuer, sloUrl, now: new Date() })
    const arrival = byRedirect(xml, this.key, { name: 'SAMLResponse' })
    this.signedOut += 1
    response.writeHead(302, { Location: `${sloUrl}?${arrival.binding === 'redirect' ? arrival.query : ''}` }).end()
  }

  private answer(query: URLSearchParams): string {
    const request = inflateRawSync(Buffer.from(query.get('SAMLRequest') ?? '', 'base64')).toString()
    const said = (pattern: RegExp) => pattern.exec(request)?.[1] ?? ''
    const acsUrl = said(/AssertionConsumerServiceURL="([^"]+)"/)
    this.asker = said(/Issuer[^>]*>([^<]+)</)
    this.wasForced = request.includes('ForceAuthn="true"')
    const { email, displayName, groups = [] } = this.person
    const setting = {
      issuer: this.issuer,
      audience: said(/Issuer[^>]*>([^<]+)</),
      acsUrl,
      requestId: said(/ ID="([^"]+)"/),
      now: new Date(),
      nameId: email,
      attributes: { email: [email], displayName: [displayName], ...(groups.length > 0 && { groups }) },
    }
    const response = rightResponse(setting, this.key)
    const relayState = query.get('RelayState') ?? ''
    return `<form method="post" action="${acsUrl}"><input type="hidden" name="SAMLResponse" value="${response}"><input type="hidden" name="RelayState" value="${relayState}"></form><script>document.forms[0].submit()</script>`
  }
}
