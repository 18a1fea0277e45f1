/** XML as SAML uses it, and no more. A document with a DOCTYPE, entities of its own, comments, CDATA or processing
 *  instructions is refused before any parser sees it: each of them has let two readers of one document see two texts.
 *  One parser reads everything here; what a signature covers is read from the bytes that the signature covers. */
import { DOMParser } from '@xmldom/xmldom'

/** Bytes of a message, far above any assertion seen in practice. */
export const maxMessageBytes = 256 * 1024
const maxElements = 3_000
const maxDepth = 48

export const namespaces = {
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  samlp: 'urn:oasis:names:tc:SAML:2.0:protocol',
  md: 'urn:oasis:names:tc:SAML:2.0:metadata',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xenc: 'http://www.w3.org/2001/04/xmlenc#',
  ec: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const

export type Prefix = keyof typeof namespaces

export type XmlFault = 'too_large' | 'doctype' | 'not_plain' | 'not_xml' | 'id_twice' | 'namespace_relative'

export class XmlRefused extends Error {
  constructor(
    readonly fault: XmlFault,
    detail: string,
  ) {
    super(detail)
    this.name = 'XmlRefused'
  }
}

export interface ParseOptions {
  readonly maxBytes?: number
  readonly maxElements?: number
  /** Metadata that people write by hand holds comments. They are taken out before parsing. */
  readonly allowsComments?: boolean
}

/** The root of a document. Throws `XmlRefused`. */
export function parseXml(bytes: Uint8Array | string, options: ParseOptions = {}): Element {
  const text = readText(bytes, options)
  requirePlain(text)
  if (text.split('<').length > (options.maxElements ?? maxElements) * 2) {
    throw new XmlRefused('too_large', 'The document has too many elements.')
  }
  const root = parsePlain(text)
  requireShallow(root)
  requireOneOfEachId(root)
  return root
}

/** The document as the text that is parsed and verified: UTF-8, with the line ends of XML 1.0, 2.11. */
export function readText(bytes: Uint8Array | string, options: ParseOptions = {}): string {
  const limit = options.maxBytes ?? maxMessageBytes
  const size = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
  if (size > limit) throw new XmlRefused('too_large', `The document has ${size} bytes; at most ${limit} are read.`)
  const text = (typeof bytes === 'string' ? bytes : decode(bytes)).replace(/\r\n?/g, '\n')
  return options.allowsComments ? withoutComments(text) : text
}

/** In one pass: a pattern would look to the end of the text for each comment that nobody closed. */
function withoutComments(text: string): string {
  const kept: string[] = []
  let from = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start + 4)
    if (end < 0) break
    kept.push(text.slice(from, start))
    from = end + 3
  }
  return kept.join('') + text.slice(from)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new XmlRefused('not_xml', 'The document is not UTF-8.')
  }
}

const declaration = /^\s*<\?xml\s+version\s*=\s*["']1\.0["'](\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])?[^?]*\?>/

function requirePlain(text: string): void {
  if (/<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) {
    throw new XmlRefused('doctype', 'The document has a DOCTYPE or entities of its own.')
  }
  const [first, , encoding] = declaration.exec(text) ?? []
  if (encoding && !/^utf-?8$/i.test(encoding))
    throw new XmlRefused('not_xml', `The encoding is ${encoding}, not UTF-8.`)
  const body = first ? text.slice(first.length) : text
  if (body.includes('<!')) throw new XmlRefused('not_plain', 'The document has a comment or a CDATA section.')
  if (body.includes('<?')) throw new XmlRefused('not_plain', 'The document has a processing instruction.')
  if (/&(?!(lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(body)) {
    throw new XmlRefused('not_xml', 'The document names an entity that XML does not know.')
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids (2.2)
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(body)) {
    throw new XmlRefused('not_xml', 'The document holds a control character.')
  }
  requireCharacters(body)
}

/** What may not stand in a document may not be named in it either (XML 1.0, 4.1): a parser lets some of it pass, and
 *  neither canonicalization nor a database takes it. */
function requireCharacters(body: string): void {
  for (const [, hex, digits] of body.matchAll(/&#(?:x([0-9a-fA-F]+)|(\d+));/g)) {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    const isBlank = code === 0x9 || code === 0xa || code === 0xd
    const isPlain = (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe)
    if (!isBlank && !isPlain && !(code > 0xffff && code <= 0x10ffff)) {
      throw new XmlRefused('not_xml', 'The document names a character that XML does not know.')
    }
  }
}

function parsePlain(text: string): Element {
  const refuse = (message: string) => {
    throw new XmlRefused('not_xml', message.split('\n')[0] ?? 'The document is not well formed.')
  }
  let root: Element | null
  try {
    const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
    const document = parser.parseFromString(text, 'text/xml')
    root = document?.documentElement ?? null
  } catch (error) {
    if (error instanceof XmlRefused) throw error
    throw new XmlRefused('not_xml', 'The document is not well formed.')
  }
  if (!root) throw new XmlRefused('not_xml', 'The document is empty.')
  const beside = [...nodesOf(root.ownerDocument)].filter((node) => node !== root && !isBlank(node))
  if (beside.length > 0) throw new XmlRefused('not_xml', 'The document has something beside its root.')
  return root
}

/** White space, and the XML declaration, which the parser takes for a processing instruction: any other was refused. */
function isBlank(node: Node): boolean {
  return node.nodeType === 7 || (node.nodeType === 3 && (node.nodeValue ?? '').trim() === '')
}

function requireShallow(root: Element): void {
  let level: Element[] = [root]
  let elements = 0
  for (let depth = 0; level.length > 0; depth++) {
    elements += level.length
    if (depth > maxDepth) throw new XmlRefused('too_large', 'The document is nested too deeply.')
    level = level.flatMap(childElements)
  }
  if (elements === 0) throw new XmlRefused('not_xml', 'The document is empty.')
}

/** Every reader of a document must find the same element by an id, whatever it takes for an id: so each value stands
 *  once among all attributes that anybody might take for one. */
function requireOneOfEachId(root: Element): void {
  const seen = new Set<string>()
  for (const element of everyElement(root)) {
    for (const attribute of attributesOf(element)) {
      if (isNamespace(attribute)) requireAbsolute(attribute.value)
      else if (/^id$/i.test(attribute.localName ?? attribute.name)) {
        if (seen.has(attribute.value))
          throw new XmlRefused('id_twice', `Two elements have the id "${attribute.value}".`)
        seen.add(attribute.value)
      }
    }
  }
}

function isNamespace({ name }: Attr): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:')
}

/** Canonicalization of a relative namespace is undefined, and has been the empty text for some. */
function requireAbsolute(uri: string): void {
  if (uri !== '' && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri)) {
    throw new XmlRefused('namespace_relative', 'The document declares a relative namespace.')
  }
}

function* nodesOf(parent: Node): Iterable<Node> {
  for (let node = parent.firstChild; node; node = node.nextSibling) yield node
}

export function attributesOf(element: Element): Attr[] {
  return Array.from({ length: element.attributes.length }, (_, index) => element.attributes.item(index)).filter(
    (attribute) => attribute !== null,
  )
}

export function childElements(parent: Element): Element[] {
  return [...nodesOf(parent)].filter((node): node is Element => node.nodeType === 1)
}

/** The element and everything in it, in document order. */
export function everyElement(root: Element): Element[] {
  const found: Element[] = []
  const waiting = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    found.push(next)
    waiting.push(...childElements(next).reverse())
  }
  return found
}

export function isNamed(element: Element, prefix: Prefix, name: string): boolean {
  return element.namespaceURI === namespaces[prefix] && element.localName === name
}

/** The children with this name. */
export function children(parent: Element, prefix: Prefix, name: string): Element[] {
  return childElements(parent).filter((element) => isNamed(element, prefix, name))
}

/** The first child with this name. */
export function child(parent: Element, prefix: Prefix, name: string): Element | undefined {
  return children(parent, prefix, name)[0]
}

/** An attribute without a namespace; undefined where it is absent. */
export function attribute(element: Element, name: string): string | undefined {
  return element.hasAttribute(name) ? (element.getAttribute(name) ?? '') : undefined
}

/** The text of an element without elements in it, trimmed; undefined where there are some. */
export function textOf(element: Element): string | undefined {
  return childElements(element).length > 0 ? undefined : (element.textContent ?? '').trim()
}

/** A text fit to stand in an attribute or element. */
export function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
  return text.replace(/[&<>"']/g, (character) => names[character] ?? character)
}
