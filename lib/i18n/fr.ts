import type { en } from './en'
import { account } from './fr/account'
import { activity } from './fr/activity'
import { applicationKeys } from './fr/application-keys'
import { auditLog } from './fr/audit-log'
import { authentication } from './fr/authentication'
import { common } from './fr/common'
import { confirm } from './fr/confirm'
import { connection } from './fr/connection'
import { errors } from './fr/errors'
import { guides } from './fr/guides'
import { invitations } from './fr/invitations'
import { invite } from './fr/invite'
import { jump } from './fr/jump'
import { login } from './fr/login'
import { logout } from './fr/logout'
import { mail } from './fr/mail'
import { organization } from './fr/organization'
import { passkeys } from './fr/passkeys'
import { provisioning } from './fr/provisioning'
import { reset } from './fr/reset'
import { roles } from './fr/roles'
import { saml } from './fr/saml'
import { secondFactor } from './fr/second-factor'
import { serviceAccounts } from './fr/service-accounts'
import { setup } from './fr/setup'
import { shell } from './fr/shell'
import { signInMethods } from './fr/sign-in-methods'
import { sso } from './fr/sso'
import { teams } from './fr/teams'
import { users } from './fr/users'

export const fr = {
  common,
  errors,
  shell,
  login,
  sso,
  saml,
  invitations,
  invite,
  logout,
  mail,
  setup,
  serviceAccounts,
  applicationKeys,
  authentication,
  secondFactor,
  signInMethods,
  provisioning,
  users,
  auditLog,
  organization,
  account,
  confirm,
  passkeys,
  activity,
  connection,
  teams,
  reset,
  roles,
  guides,
  jump,
} satisfies typeof en
