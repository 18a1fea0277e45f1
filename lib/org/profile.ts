/** A person as a surface describes them, and the columns that follow from it. Everything a page sorts, searches or
 *  looks up by is folded here, in one place, so that stored and asked values agree. */
import { fold, foldMarks } from '@/lib/base/fold'

export interface Address {
  readonly value: string
  readonly type: string | null
  readonly primary: boolean
}

export interface Profile {
  /** null for service accounts. */
  readonly userName: string | null
  readonly externalId: string | null
  readonly displayName: string
  readonly givenName: string | null
  readonly familyName: string | null
  /** The address mail goes to; null while none is known. */
  readonly email: string | null
  readonly emails: readonly Address[]
  readonly title: string | null
  readonly locale: string | null
  readonly timeZone: string | null
  /** The SCIM attributes as stored. */
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The values of the profile's columns, in the order of `profileColumns`. */
export function profileValues(profile: Profile): unknown[] {
  const { displayName } = profile.attributes
  const searched = [profile.displayName, profile.userName, profile.email, profile.title, profile.externalId]
  return [
    profile.userName,
    profile.userName === null ? null : fold(profile.userName),
    profile.externalId,
    profile.displayName,
    typeof displayName === 'string' ? fold(displayName) : null,
    profile.givenName,
    profile.familyName,
    profile.email,
    profile.email === null ? null : fold(profile.email),
    profile.title,
    profile.locale,
    profile.timeZone,
    JSON.stringify(profile.attributes),
    sortName(profile.displayName),
    searchText(searched),
  ]
}

/** More than anybody reads of a name, and less than an index can hold. */
const maxSorted = 400

/** What pages sort by. */
export function sortName(name: string): string {
  const folded = foldMarks(name)
  return folded.length <= maxSorted ? folded : [...folded].slice(0, maxSorted).join('')
}

/** Stands in the index of the names, beside the name. */
const maxSearchedBytes = 960

/** What pages search, from the values given: their beginning where they are longer than anybody writes them. */
export function searchText(values: readonly (string | null)[]): string {
  const folded = foldMarks([...new Set(values.filter((text) => text !== null))].join(' '))
  if (Buffer.byteLength(folded) <= maxSearchedBytes) return folded
  // Four bytes are the longest character.
  return [...folded].slice(0, maxSearchedBytes / 4).join('')
}

export const profileColumns = [
  'user_name',
  'user_name_lc',
  'external_id',
  'display_name',
  'display_name_lc',
  'given_name',
  'family_name',
  'email',
  'email_lc',
  'title',
  'locale',
  'time_zone',
  'attributes',
  'sort_name',
  'search_lc',
] as const

/** The rows of user_emails, as the JSON that statements unfold. */
export function addressRows(profile: Profile): string {
  const rows = profile.emails.map((address, n) => ({
    n,
    value: address.value,
    value_lc: fold(address.value),
    type: address.type,
    type_lc: address.type === null ? null : fold(address.type),
    primary: address.primary,
  }))
  return JSON.stringify(rows)
}

/** The profile of a person known by name and address alone: invited, or the first administrator. */
export function personProfile(name: string, email: string, locale: string | null): Profile {
  const displayName = name.trim() || email
  return {
    userName: email,
    externalId: null,
    displayName,
    givenName: null,
    familyName: null,
    email,
    emails: [{ value: email, type: 'work', primary: true }],
    title: null,
    locale,
    timeZone: null,
    attributes: {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: email,
      displayName,
      name: { formatted: displayName },
      emails: [{ value: email, type: 'work', primary: true }],
      ...(locale ? { preferredLanguage: locale } : {}),
    },
  }
}
