/** The Group schema. displayName is required (RFC 7643 4.2, though the example in 8.7.1 says otherwise) and unique
 *  within the organization, as Entra demands. A member is known by `value`; the rest of it is the server's to say. */
import { attribute, complex, defineResourceType, defineSchema } from '../attribute'

const members = complex(
  'members',
  'The people in the group.',
  [
    attribute('value', "The member's id.", { caseExact: true, mutability: 'immutable', required: true }),
    attribute('$ref', "The member's address.", {
      type: 'reference',
      caseExact: true,
      mutability: 'immutable',
      referenceTypes: ['User'],
    }),
    attribute('type', 'What the member is.', {
      mutability: 'immutable',
      canonicalValues: ['User'],
      refused: new Map([['group', 'nested groups are not supported; add the people of that group instead']]),
    }),
    attribute('display', "The member's name.", { mutability: 'readOnly' }),
  ],
  { multiValued: true, maxValues: 100_000 },
)

export const groupSchema = defineSchema('urn:ietf:params:scim:schemas:core:2.0:Group', 'Group', 'A group of people.', [
  attribute('displayName', "The group's name; unique in any case.", {
    required: true,
    uniqueness: 'server',
    singleLine: true,
  }),
  members,
])

export const groupType = defineResourceType({
  name: 'Group',
  endpoint: '/Groups',
  description: 'A group of people; a team.',
  schema: groupSchema,
  extensions: [],
})
