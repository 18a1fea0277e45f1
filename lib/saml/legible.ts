/** A message for people to read: indented, and where asked with what it says of a person masked. What a signature covers
 *  is never taken from here. */
import { maxAgeMs, maxSkewMs } from './assertion'
import { parseMoment } from './time'
import {
  attribute,
  attributesOf,
  childElements,
  escapeXml,
  everyElement,
  namespaces,
  parseXml,
  textOf,
  XmlRefused,
} from './xml'

/** Elements whose text says nothing of a person; everything else is masked. */
const plainElements = new Set([
  'Issuer',
  'Audience',
  'AuthnContextClassRef',
  'AuthnContextDeclRef',
  'AuthenticatingAuthority',
])
/** Attributes that may name a person or where they are. */
const tellingAttributes = new Set(['Address', 'SPProvidedID'])
const machinery: readonly string[] = [namespaces.ds, namespaces.xenc]
const known: readonly string[] = Object.values(namespaces)

/** The document, two spaces a level; `mask` turns each value that may speak of a person into what is shown. Undefined
 *  for a text that is not read as XML. */
export function legible(text: string, mask?: (value: string) => string): string | undefined {
  try {
    return `${lines(parseXml(text), mask, 0).join('\n')}\n`
  } catch (error) {
    if (error instanceof XmlRefused) return undefined
    throw error
  }
}

function lines(element: Element, mask: ((value: string) => string) | undefined, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const head = `${indent}<${element.tagName}${attributesText(element, mask)}`
  const inner = childElements(element)
  const text = inner.length > 0 ? mixedText(element) : (textOf(element) ?? '')
  const shown = mask && text && !isPlain(element) ? mask(text) : text
  const end = `</${element.tagName}>`
  if (inner.length === 0) return [shown ? `${head}>${escapeText(shown)}${end}` : `${head}/>`]
  const beside = shown ? [`${indent}  ${escapeText(shown)}`] : []
  return [`${head}>`, ...beside, ...inner.flatMap((one) => lines(one, mask, depth + 1)), `${indent}${end}`]
}

/** What stands beside the elements inside an element, which SAML has nowhere. */
function mixedText(element: Element): string {
  const all = element.textContent ?? ''
  const inside = childElements(element).reduce((rest, one) => rest.replace(one.textContent ?? '', ' '), all)
  return inside.replace(/\s+/g, ' ').trim()
}

function attributesText(element: Element, mask: ((value: string) => string) | undefined): string {
  const isKnown = known.includes(element.namespaceURI ?? '')
  const one = ({ name, value }: Attr) => {
    const tells = tellingAttributes.has(name) || !(isKnown || name === 'xmlns' || name.startsWith('xmlns:'))
    return ` ${name}="${escapeXml(mask && tells ? mask(value) : value)}"`
  }
  return attributesOf(element).map(one).join('')
}

function isPlain({ namespaceURI, localName }: Element): boolean {
  if (machinery.includes(namespaceURI ?? '')) return true
  return namespaceURI === namespaces.saml && plainElements.has(localName ?? '')
}

/** Quotes may stand in a text as they are. */
function escapeText(text: string): string {
  return escapeXml(text).replaceAll('&quot;', '"').replaceAll('&apos;', "'")
}

/** From when a message can be shown that nobody signed in with: until then its assertion could still be used by whoever
 *  copies it. Never earlier than the age at which an assertion that came `now` is refused. */
export function harmlessFrom(root: Element | null, usableUntil: Date | null, now: Date): Date {
  const issued = root ? everyElement(root).map((one) => parseMoment(attribute(one, 'IssueInstant') ?? '')) : []
  const latest = issued.reduce((most, at) => Math.max(most, at?.getTime() ?? 0), now.getTime() + maxSkewMs)
  return new Date(Math.max(latest + maxAgeMs + maxSkewMs, usableUntil?.getTime() ?? 0))
}
