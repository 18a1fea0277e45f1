/** The User schema, complete as in RFC 7643 4.1 and 8.7.1. Limits and single lines are ours. */
import { attribute, complex, defineResourceType, defineSchema } from '../attribute'
import { accessUserSchema } from './access'
import { enterpriseUserSchema } from './enterprise-user'
import { multiValued } from './multi-valued'

const name = complex('name', "The parts of the person's name.", [
  attribute('formatted', 'The full name as it is shown.'),
  attribute('familyName', 'The family name.'),
  attribute('givenName', 'The given name.'),
  attribute('middleName', 'The middle names.'),
  attribute('honorificPrefix', 'A title such as Ms.'),
  attribute('honorificSuffix', 'A suffix such as III.'),
])

const addresses = complex(
  'addresses',
  'Postal addresses.',
  [
    attribute('formatted', 'The whole address; may hold line breaks.', { maxLength: 8192 }),
    attribute('streetAddress', 'Street, house, floor.', { maxLength: 8192 }),
    attribute('locality', 'City or locality.'),
    attribute('region', 'State or region.'),
    attribute('postalCode', 'The postal code.'),
    attribute('country', 'The country, ISO 3166-1 alpha-2.'),
    attribute('type', 'What the address is for.', { canonicalValues: ['work', 'home', 'other'] }),
    attribute('primary', 'Whether this is the preferred address; true at most once.', { type: 'boolean' }),
  ],
  { multiValued: true },
)

const groups = complex(
  'groups',
  'The groups the person is in; changed through the groups only.',
  [
    attribute('value', "The group's id.", { caseExact: true, mutability: 'readOnly' }),
    attribute('$ref', "The group's address.", {
      type: 'reference',
      caseExact: true,
      mutability: 'readOnly',
      referenceTypes: ['Group'],
    }),
    attribute('display', "The group's name.", { mutability: 'readOnly' }),
    attribute('type', 'How the person is in it.', { mutability: 'readOnly', canonicalValues: ['direct', 'indirect'] }),
  ],
  { multiValued: true, mutability: 'readOnly' },
)

export const userSchema = defineSchema('urn:ietf:params:scim:schemas:core:2.0:User', 'User', 'A person.', [
  attribute('userName', 'The name to sign in with; unique, whatever the letter case.', {
    required: true,
    uniqueness: 'server',
    singleLine: true,
    trimmed: true,
  }),
  name,
  attribute('displayName', 'The name that others see.', { singleLine: true }),
  attribute('nickName', 'A casual name.'),
  attribute('profileUrl', 'A page about the person.', {
    type: 'reference',
    caseExact: true,
    referenceTypes: ['external'],
    maxLength: 8192,
  }),
  attribute('title', 'The job title.'),
  attribute('userType', 'The relation to the organization, such as Employee.'),
  attribute('preferredLanguage', 'Preferred languages, as in Accept-Language.'),
  attribute('locale', 'Where dates and numbers are formatted for, such as en-US.'),
  attribute('timezone', 'The time zone, such as Europe/Paris.'),
  attribute('active', 'Whether the person may sign in.', { type: 'boolean' }),
  attribute('password', 'Accepted where the organization allows it; never returned.', {
    caseExact: true,
    mutability: 'writeOnly',
    returned: 'never',
  }),
  multiValued(
    'emails',
    'E-mail addresses. Mail goes to the primary one, else the first of type work, else to a userName that is an address; that one belongs to one person at a time (409 uniqueness), the others may be shared.',
    {
      types: ['work', 'home', 'other'],
      // Not every value is unique, and a characteristic is of the attribute (RFC 7643 7).
      value: { singleLine: true, uniqueness: 'none' },
    },
  ),
  multiValued('phoneNumbers', 'Telephone numbers, kept as sent.', {
    types: ['work', 'home', 'mobile', 'fax', 'pager', 'other'],
  }),
  multiValued('ims', 'Instant messaging addresses.', {
    types: ['aim', 'gtalk', 'icq', 'xmpp', 'msn', 'skype', 'qq', 'yahoo'],
  }),
  multiValued('photos', 'Pictures of the person.', {
    types: ['photo', 'thumbnail'],
    value: { type: 'reference', caseExact: true, referenceTypes: ['external'], maxLength: 65536 },
  }),
  addresses,
  groups,
  multiValued('entitlements', 'What the person is entitled to.', { value: { maxLength: 65536 } }),
  multiValued('roles', 'Role ids or names.', { value: { maxLength: 65536 } }),
  multiValued('x509Certificates', 'Certificates, base64 of DER.', {
    value: { type: 'binary', caseExact: true, maxLength: 65536 },
  }),
])

export const userType = defineResourceType({
  name: 'User',
  endpoint: '/Users',
  description: 'A person of the organization.',
  schema: userSchema,
  extensions: [
    { schema: enterpriseUserSchema, required: false },
    { schema: accessUserSchema, required: false },
  ],
})
