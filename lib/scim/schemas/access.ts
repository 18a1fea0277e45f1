/** What a person may do here, for clients that ask: our own read-only extension of User. It is computed, never sent, and
 *  in an answer only when it is named (`attributes=urn:gatehouse:...:User`). */
import { type AttributeDefinition, attribute, complex, defineSchema } from '../attribute'

const readOnly = { mutability: 'readOnly' } as const
const onRequest = { ...readOnly, returned: 'request' } as const

const roles: AttributeDefinition = complex(
  'roles',
  'The roles that the person holds.',
  [
    attribute('value', "The role's id.", { ...readOnly, caseExact: true }),
    attribute('display', "The role's name.", readOnly),
    attribute('type', 'Where the role comes from.', {
      ...readOnly,
      canonicalValues: ['default', 'manual', 'scim', 'rule', 'saml'],
    }),
  ],
  { ...onRequest, multiValued: true },
)

export const accessUserSchema = defineSchema(
  'urn:gatehouse:params:scim:schemas:extension:access:2.0:User',
  'AccessUser',
  'What a person may do in the organization.',
  [
    attribute('status', 'Whether the person is invited, can sign in, or is shut out.', {
      ...onRequest,
      canonicalValues: ['pending', 'active', 'disabled'],
    }),
    roles,
  ],
)
