/**
 * What one variable may hold. A rule turns text into a value or says what is wrong and what to write instead;
 * it never throws, so that every bad variable is reported at once.
 */
import { isIP } from 'node:net'

export type Verdict<T> = { value: T } | { wrong: string; write: string }
export type Rule<T> = (text: string) => Verdict<T>

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i

export function wholeNumber(least: number, most: number): Rule<number> {
  return (text) => {
    const value = Number(text)
    if (/^-?\d+$/.test(text) && value >= least && value <= most) return { value }
    return { wrong: 'is not a whole number in range', write: `a number from ${least} to ${most}` }
  }
}

export function oneOf<const T extends string>(choices: readonly T[]): Rule<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text)
    return value ? { value } : { wrong: 'is not one of the choices', write: choices.join(', ') }
  }
}

export const onOff: Rule<boolean> = (text) =>
  text === 'on' || text === 'off' ? { value: text === 'on' } : { wrong: 'is neither on nor off', write: 'on or off' }

export const host: Rule<string> = (text) =>
  isIP(text) || hostName.test(text)
    ? { value: text }
    : { wrong: 'is not an address to listen on', write: 'an IP address or a host name, such as 127.0.0.1' }

/** An origin as browsers compare it: scheme, host and port, and nothing behind. */
export const origin: Rule<string> = (text) => {
  const url = parseUrl(text)
  const bare = url?.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  if (url && bare && /^https?:$/.test(url.protocol)) return { value: url.origin }
  return { wrong: 'is not an origin', write: 'scheme and host without a path, such as https://gatehouse.example.com' }
}

export const postgresUrl: Rule<string> = (text) => {
  const url = parseUrl(text)
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return { value: text }
  return {
    wrong: 'is not the address of a PostgreSQL database',
    write: 'postgresql://user:password@host:5432/database',
  }
}

export const smtpUrl: Rule<string> = (text) => {
  const url = parseUrl(text)
  const tls = url?.searchParams.getAll('requireTLS') ?? []
  if (tls.length > 1 || !tls.every((one) => one === 'true' || one === 'false')) {
    return { wrong: 'says requireTLS in a way that could be read as no', write: 'requireTLS=true or requireTLS=false' }
  }
  if (url?.hostname && /^smtps?:$/.test(url.protocol)) return { value: text }
  return { wrong: 'is not the address of a mail server', write: 'smtp://user:password@host:587 or smtps://...:465' }
}

/** One plain address, bare or as `Name <address>`. Line breaks would let a value add headers. */
export const mailbox: Rule<string> = (text) =>
  /^([^<>\r\n"]+ )?<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(text)
    ? { value: text }
    : { wrong: 'is not one e-mail address', write: 'Gatehouse <no-reply@example.com>' }

export function atLeast(characters: number): Rule<string> {
  return (text) =>
    text.length >= characters
      ? { value: text }
      : {
          wrong: `has ${text.length} characters, needs ${characters}`,
          write: `at least ${characters} random characters, such as from: openssl rand -hex 32`,
        }
}

/** Addresses or CIDR ranges, separated by commas. */
export const addresses: Rule<string[]> = (text) => {
  const value = text.split(',').map((part) => part.trim())
  if (value.every(isAddressOrRange)) return { value }
  return { wrong: 'holds something that is not an address', write: '10.0.0.5, 10.1.0.0/16, ::1' }
}

/** An IP address, with a port where it is not 53; IPv6 in brackets then. As `address:port`. */
export const dnsServer: Rule<string> = (text) => {
  const [, inBrackets, plain, port = '53'] = /^(?:\[(.+)\]|([^[\]:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const address = isIP(text) ? text : (inBrackets ?? plain ?? '')
  const isGood = isIP(address) > 0 && Number(port) > 0 && Number(port) < 65_536
  if (isGood) return { value: isIP(address) === 6 ? `[${address}]:${port}` : `${address}:${port}` }
  return { wrong: 'is not the address of a name server', write: 'an IP address with a port, such as 127.0.0.1:53' }
}

/** What a report can be sent to (RFC 9116 2.5.3): a mail address, or the address of a page over TLS. */
export const contact: Rule<string> = (text) => {
  if (/^[^\s<>@:/]+@[^\s<>@]+$/.test(text)) return { value: `mailto:${text}` }
  if (/^(mailto:[^\s<>@]+@[^\s<>@]+|https:\/\/\S+|tel:\+[\d-]+)$/.test(text) && URL.canParse(text))
    return { value: text }
  return {
    wrong: 'is no address that a report can be sent to',
    write: 'security@example.com or https://example.com/report',
  }
}

export const anyText: Rule<string> = (text) => ({ value: text })

export function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (!family || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
