export const setup = {
  title: 'Set up Gatehouse',
  text: 'This makes your organization and its first administrator: you. Everything can be changed later.',
  whereIsTheLink: {
    title: 'This installation is not set up yet',
    text: 'The server prints a link with a one-time secret when it starts. Open that whole link; start the server again for a new one.',
  },
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
