/** Who the claims speak of: the address and the name, by the attributes that an administrator named, else by those that
 *  providers commonly send. */
import type { Claims, SamlAttribute } from './assertion'

/** Names of attributes; null for the usual ones. */
export interface AttributeNames {
  readonly email: string | null
  readonly name: string | null
  readonly givenName: string | null
  readonly familyName: string | null
}

export interface ClaimedPerson {
  readonly email: string | null
  /** What to call the person; null where nothing says. */
  readonly displayName: string | null
  readonly givenName: string | null
  readonly familyName: string | null
}

const claim = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'

/** More than anybody's name has, and less than an index holds. */
const maxNameLength = 200

/** What providers call things, the first that is there counts. Compared without regard to case. */
export const usualNames: Readonly<Record<keyof AttributeNames, readonly string[]>> = {
  email: ['email', 'mail', 'emailAddress', 'user.email', 'urn:oid:0.9.2342.19200300.100.1.3', `${claim}/emailaddress`],
  name: [
    'displayName',
    'urn:oid:2.16.840.1.113730.3.1.241',
    'http://schemas.microsoft.com/identity/claims/displayname',
    'cn',
    'urn:oid:2.5.4.3',
  ],
  givenName: ['givenName', 'firstName', 'first_name', 'urn:oid:2.5.4.42', `${claim}/givenname`],
  familyName: ['sn', 'surname', 'lastName', 'last_name', 'urn:oid:2.5.4.4', `${claim}/surname`],
}

/** The values of an attribute, by its name or its friendly name. */
export function valuesOf(attributes: readonly SamlAttribute[], name: string): readonly string[] {
  const wanted = name.toLowerCase()
  const found =
    attributes.find((one) => one.name.toLowerCase() === wanted) ??
    attributes.find((one) => one.friendlyName?.toLowerCase() === wanted)
  return found?.values ?? []
}

export function claimedPerson({ nameId, attributes }: Pick<Claims, 'nameId' | 'attributes'>, names: AttributeNames) {
  const read = (what: keyof AttributeNames): string | null => {
    const candidates = names[what] === null ? usualNames[what] : [names[what]]
    for (const candidate of candidates) {
      const [value] = valuesOf(attributes, candidate)
      if (value) return value
    }
    return null
  }
  const [givenName, familyName] = [read('givenName'), read('familyName')]
  const joined = [givenName, familyName].filter(Boolean).join(' ')
  const byName = names.email === null && nameId.includes('@') ? nameId : null
  const person: ClaimedPerson = {
    email: read('email') ?? byName,
    displayName: brief(read('name') ?? (joined || null)),
    givenName: brief(givenName),
    familyName: brief(familyName),
  }
  return person
}

function brief(name: string | null): string | null {
  return name && [...name].slice(0, maxNameLength).join('')
}
