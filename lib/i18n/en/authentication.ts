import { plural } from '../format'

export const authentication = {
  title: 'Authentication',
  purpose: 'How people prove who they are, and who may come in without an invitation.',
  jit: {
    title: 'Just-in-time accounts',
    text: 'Decides what happens when a person unknown here signs in by SAML for the first time.',
    now: 'now',
    on: 'On',
    onText: 'People with an address in a listed domain get an account at once, without an invitation.',
    off: 'Off',
    offText: 'They are refused and told why. They need an invitation, or an account made by SCIM.',
    domains: 'For domains',
    noDomains: 'None listed: nobody can come in this way yet.',
    role: 'With role',
    noRole: 'None',
    edit: 'Change domains and role',
    warning: {
      title: 'SCIM is active: turn JIT off.',
      text: (client: string, ago: string) =>
        `${client} made its last request ${ago} and already creates accounts. JIT can let in people it never assigned.`,
      unnamed: 'Your identity provider',
      action: 'Turn JIT off',
      pending: 'Turning off…',
    },
    form: {
      title: 'Domains and role',
      text: 'For people who come in by SAML without an invitation.',
      domains: 'Domains',
      domainsHint: 'One on each line, such as company.com. An address in another domain is refused.',
      domainInvalid: (domain: string) => `“${domain}” is not a domain name. Write it like company.com.`,
      role: 'Role of newcomers',
      roleHint: 'Roles that may manage other people are not offered: nobody becomes an administrator by signing in.',
    },
  },
  methods: {
    title: 'Sign-in methods',
    passwordText: (least: number) => `At least ${least} characters; well-known passwords are refused`,
  },
  sessions: {
    title: 'Sessions',
    longest: 'Longest',
    days: (days: number) => plural(days, { one: '# day', other: '# days' }, 'en'),
    ends: 'Ends at once',
    endsText: 'when the person is disabled or removed',
  },
}
