/** What Microsoft Entra ID sends by default: the bodies that the workloads are made of. */
const core = 'urn:ietf:params:scim:schemas:core:2.0'
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

const givenNames = ['Ada', 'Grace', 'Léa', 'Noah', 'Mina', 'José', 'Yuki', 'Omar', 'Ingrid', 'Pavel']
const familyNames = ['Lovelace', 'Hopper', 'Dubois', 'Nguyen', 'Garcia', 'Tanaka', 'Haddad', 'Berg', 'Novák', 'Okafor']
const departments = ['Engineering', 'Sales', 'Support', 'Finance', 'Legal', 'Marketing']

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] ?? ''
}

export function userNameOf(n: number): string {
  return `user${String(n).padStart(7, '0')}@load.test`
}

export function externalIdOf(n: number): string {
  return `entra-${n}`
}

export function userBody(n: number) {
  const [givenName, familyName] = [pick(givenNames, n), pick(familyNames, Math.floor(n / 10))]
  const value = userNameOf(n)
  return {
    schemas: [`${core}:User`, enterprise],
    externalId: externalIdOf(n),
    userName: value,
    active: true,
    displayName: `${givenName} ${familyName} ${n}`,
    title: 'Engineer',
    preferredLanguage: 'en-US',
    userType: 'Employee',
    name: { formatted: `${givenName} ${familyName}`, givenName, familyName },
    emails: [{ primary: true, type: 'work', value }],
    phoneNumbers: [{ type: 'work', value: `+1 555 ${String(n % 10_000_000).padStart(7, '0')}` }],
    addresses: [
      { type: 'work', streetAddress: '1 Main St', locality: 'Springfield', postalCode: '62701', country: 'US' },
    ],
    [enterprise]: { employeeNumber: String(100_000 + n), department: pick(departments, n), costCenter: `CC${n % 50}` },
  }
}

export function groupNameOf(n: number): string {
  return `Group ${String(n).padStart(5, '0')}`
}

export function groupBody(n: number) {
  return { schemas: [`${core}:Group`], externalId: `entra-group-${n}`, displayName: groupNameOf(n), members: [] }
}

function patchBody(operation: object) {
  return { schemas: [patchSchema], Operations: [operation] }
}

export function replaceBody(path: 'active' | 'displayName', value: boolean | string) {
  return patchBody({ op: 'Replace', path, value })
}

export function addMembersBody(ids: readonly string[]) {
  return patchBody({ op: 'Add', path: 'members', value: ids.map((value) => ({ value })) })
}

/** The whole group, as Okta puts it. */
export function groupWithMembers(n: number, ids: readonly string[]) {
  return { ...groupBody(n), members: ids.map((value) => ({ value })) }
}

export function removeMemberBody(id: string) {
  return patchBody({ op: 'remove', path: `members[value eq "${id}"]` })
}
