/** The enterprise extension of User, RFC 7643 4.3. */
import { attribute, complex, defineSchema } from '../attribute'

export const enterpriseUserSchema = defineSchema(
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'EnterpriseUser',
  'What an employer knows about a person.',
  [
    attribute('employeeNumber', 'The number that the organization gave.'),
    attribute('costCenter', 'The cost center.'),
    attribute('organization', 'The organization.'),
    attribute('division', 'The division.'),
    attribute('department', 'The department.'),
    complex('manager', "The person's manager.", [
      attribute('value', "The manager's id.", { caseExact: true }),
      attribute('$ref', "The manager's address.", {
        type: 'reference',
        caseExact: true,
        referenceTypes: ['User'],
      }),
      attribute('displayName', "The manager's name.", { mutability: 'readOnly' }),
    ]),
  ],
)
