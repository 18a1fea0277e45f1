export const login = {
  title: (organization: string) => `Sign in to ${organization}`,
  titleAlone: 'Sign in',
  sso: (organization: string) => `Continue with ${organization} SSO`,
  lastUsed: 'You used this last time',
  or: 'or',
  form: {
    email: 'E-mail',
    emailPlaceholder: 'name@company.com',
    password: 'Password',
    submit: 'Sign in',
    pending: 'Signing in…',
    problems: {
      missing: 'Enter your address and your password.',
      refused: 'Address and password do not match. Check both: in passwords, capital letters count.',
      tooMany: 'Too many attempts. Wait a few minutes, then try again.',
      disabled: 'Your access was removed by your organization. Ask one of its administrators.',
      methodOff: 'Your organization has you sign in another way. Use one of the other ways on this page.',
      secondStep:
        'Your identity provider asked to remove you, the last administrator, so signing in was stopped. Ask whoever operates this installation to release your account.',
      ssoOnly: 'Your organization signs in with its identity provider. Use the SSO button.',
      expired: 'This form was open for too long. Enter your address and password again.',
    },
  },
  choose: {
    title: 'Which organization?',
    text: 'Your address belongs to more than one.',
  },
  forgotten: 'Forgot your password?',
  reset: 'Your password is changed. Sign in with the new one.',
  other: 'Another organization',
  otherWay: 'Sign in another way',
  signedOut: 'You are signed out.',
  ended: {
    idle: (limit: string) => `You were signed out after ${limit} without activity. Sign in to go on where you were.`,
    longest: (limit: string) =>
      `You were signed out: your organization has everybody sign in again after ${limit}. Sign in to go on where you were.`,
    provider: (limit: string) =>
      `You were signed out: your identity provider had let you in for ${limit}. Sign in to go on where you were.`,
  },
  signedOutHere:
    'You are signed out here. Your identity provider did not confirm that you are signed out there: close the browser if others use it.',
  accepted: 'Your account is ready. Sign in with the password you just chose.',
}
