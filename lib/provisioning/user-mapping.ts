/** Where a SCIM user meets a person of the domain: what becomes a column, what becomes of the address for mail, and
 *  how a row is written back as a resource. The stored attributes are the resource less what the server owns. */
import { fold } from '@/lib/base/fold'
import { isUuid } from '@/lib/base/id'
import { isMailAddress } from '@/lib/base/mail-address'
import type { Address, Profile } from '@/lib/org/profile'
import type { UserRow } from '@/lib/org/users/user-row'
import {
  type Complex,
  enterpriseUserSchema,
  etagOf,
  type Notes,
  type Resource,
  readResource,
  ScimError,
  userType,
  type Value,
} from '@/lib/scim'
import { requireIndexable } from './indexable'

const serverOwned = new Set(['id', 'meta', 'groups', 'active', 'password'])

/** The resource that a POST or PUT body means. */
export function readPerson(body: unknown, notes: Notes): Resource {
  return trimmed(readResource(userType, body, notes))
}

/** The resource with its user name as it is compared and shown: without white space around it. Throws 400 where
 *  nothing is left. */
export function trimmed(resource: Resource): Resource {
  const { userName } = resource
  if (typeof userName !== 'string' || userName === userName.trim()) return resource
  if (userName.trim() === '')
    throw new ScimError(400, 'invalidValue', 'userName is empty. Send the name they are known by.')
  return { ...resource, userName: userName.trim() }
}

/** The person that a validated resource describes. Throws 400 for a name, id or address too long to be looked up by. */
export function toProfile(resource: Resource): Profile {
  const attributes = Object.fromEntries(Object.entries(resource).filter(([name]) => !serverOwned.has(name)))
  const userName = text(resource.userName) ?? ''
  const name = complex(resource.name)
  const emails = addresses(resource.emails)
  requireIndexable('userName', fold(userName))
  requireIndexable('externalId', text(resource.externalId) ?? '')
  requireIndexable('displayName', fold(text(resource.displayName) ?? ''))
  for (const { value } of emails) requireIndexable('emails.value', fold(value))
  return {
    userName,
    externalId: text(resource.externalId),
    displayName: displayName(resource, name) ?? userName,
    givenName: text(name.givenName),
    familyName: text(name.familyName),
    email: mailAddress(emails, userName),
    emails,
    title: text(resource.title),
    locale: text(resource.preferredLanguage) ?? text(resource.locale),
    timeZone: text(resource.timezone),
    attributes,
  }
}

function displayName(resource: Resource, name: Complex): string | null {
  const parts = [text(name.givenName), text(name.familyName)].filter((part) => part !== null)
  return text(resource.displayName) ?? text(name.formatted) ?? (parts.length > 0 ? parts.join(' ') : null)
}

/** Where mail goes: the primary address, else the first of type work, else a user name that is an address, else any.
 *  White space around an address is none of it (two people would share it unseen), and what could not be written into
 *  a mail's envelope is no address. */
function mailAddress(emails: readonly Address[], userName: string): string | null {
  const work = emails.find(({ type }) => type?.toLowerCase() === 'work')
  const candidates = [emails.find(({ primary }) => primary), work, { value: userName }, ...emails]
  return candidates.map((candidate) => candidate?.value.trim() ?? '').find(isMailAddress) ?? null
}

function addresses(value: Value | undefined): Address[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item: Value) => {
    const { value: address, type, primary } = complex(item)
    return typeof address === 'string' ? { value: address, type: text(type), primary: primary === true } : []
  })
}

function text(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function complex(value: Value | undefined): Complex {
  return typeof value === 'object' && !Array.isArray(value) ? (value as Complex) : {}
}

const extension = enterpriseUserSchema.id

/** The resource with `manager.$ref` as it follows from `manager.value`: relative, as in RFC 7643 8.3, since the origin
 *  may change. A manager named by anything but an id keeps what the client sent. */
export function withReferences(resource: Resource): Resource {
  const employment = complex(resource[extension])
  const manager = complex(employment.manager)
  const id = text(manager.value)
  if (id === null || !isUuid(id)) return resource
  return { ...resource, [extension]: { ...employment, manager: { ...manager, $ref: `../Users/${id}` } } }
}

/** The resource of a row, to be changed or projected. */
export function toResource(row: UserRow, baseUrl: string): Resource {
  return {
    id: row.id,
    ...(JSON.parse(row.attributes) as Resource),
    active: row.status !== 'disabled',
    meta: meta(row, baseUrl),
  }
}

export function locationOf(id: string, baseUrl: string): string {
  return `${baseUrl}/Users/${id}`
}

function meta(row: UserRow, baseUrl: string) {
  return {
    resourceType: 'User',
    created: row.created_at.toISOString(),
    lastModified: row.updated_at.toISOString(),
    version: etagOf(row.version),
    location: locationOf(row.id, baseUrl),
  }
}

/** The same as `JSON.stringify(toResource(...))` without parsing what PostgreSQL has stored: pages of many users are
 *  put together as text. */
export function renderUser(row: UserRow & { groups?: string | null }, baseUrl: string): string {
  const groups = row.groups ? `,"groups":[${row.groups}]` : ''
  const first = `{"id":"${row.id}","active":${row.status !== 'disabled'}`
  const own = `${first},"meta":${JSON.stringify(meta(row, baseUrl))}${groups}`
  return row.attributes === '{}' ? `${own}}` : `${own},${row.attributes.slice(1)}`
}
