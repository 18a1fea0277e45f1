import { administrators } from './guides/administrators'
import { commands } from './guides/commands'
import { entra } from './guides/entra'
import { okta } from './guides/okta'
import { operators } from './guides/operators'
import { saml } from './guides/saml'
import { samlEntra } from './guides/saml-entra'
import { samlOkta } from './guides/saml-okta'
import { variables } from './guides/variables'

/** The guides under /docs, open to whoever administers the other side and may have no account here. */
export const guides = {
  title: 'Guides',
  purpose: 'How to connect an identity provider, administer an organization, and run this server.',
  openApp: 'Open Gatehouse',
  groups: {
    provisioning: 'Provisioning (SCIM)',
    signOn: 'Single sign-on (SAML)',
    running: 'Everyday work',
  },
  contents: 'On this page',
  others: 'All guides',
  one: 'Guide',
  field: 'Field',
  value: 'What goes in',
  url: 'The URL to paste',
  key: 'the key',
  /** Where the organization’s own word belongs in an address. */
  slug: 'your-organization',
  slugHint: 'In place of “your-organization” stands the short name of yours; Authentication shows the whole addresses.',
  expect: 'What you see then:',
  problems: 'When something goes wrong',
  trouble: { what: 'What you see', cause: 'Why', remedy: 'What to do' },
  answers: 'What each answer means',
  answersText: 'Your provider shows the number; Activity here shows the same request with its cause.',
  open: { setup: 'Open SCIM setup', authentication: 'Open Authentication', users: 'Open Users' },
  copyCode: 'Copy',
  permissions: { caption: 'What each role that comes with Gatehouse may do', permission: 'Permission' },
  variable: { caption: 'Variables', name: 'Variable', fallback: 'If not set', meaning: 'Meaning' },
  command: { required: 'required', multiple: 'may be given more than once' },
  refusal: { code: 'Code', person: 'The person reads', admin: 'For the administrator' },
  variables,
  commands,
  okta: okta,
  entra: entra,
  samlOkta: samlOkta,
  samlEntra: samlEntra,
  saml: saml,
  administrators: administrators,
  operators: operators,
}
