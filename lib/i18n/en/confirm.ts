/** Proving anew who one is, before something that could lock its owner out. */
export const confirm = {
  title: 'Confirm that it is you',
  purpose: (minutes: number) =>
    `What comes next changes how you sign in, so you are asked once more. It counts for ${minutes} minutes.`,
  password: 'Password',
  submit: 'Confirm',
  pending: 'Checking…',
  or: 'or',
  sso: (organization: string) => `Continue with ${organization} SSO`,
  none: 'There is nothing here to prove it by',
  noneText: 'No way to sign in is left to you at this moment. Ask an administrator of your organization.',
}
