export const setup = {
  title: 'Set up Gatehouse',
  text: 'This makes your organization and its first administrator: you. Everything can be changed later.',
  form: {
    organization: 'Organization name',
    organizationHint: 'As people should read it in mails and on the sign-in page.',
    name: 'Your name',
    email: 'Your e-mail',
    password: 'Password',
    passwordRule: 'At least 8 characters. A sentence is easy to remember and hard to guess.',
    submit: 'Create the organization',
    pending: 'Creating…',
    organizationMissing: 'Enter the name of your organization.',
    emailInvalid: 'This is not an e-mail address. Write it like name@company.com.',
  },
}
