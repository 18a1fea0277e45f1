import { account } from './en/account'
import { activity } from './en/activity'
import { applicationKeys } from './en/application-keys'
import { auditLog } from './en/audit-log'
import { authentication } from './en/authentication'
import { common } from './en/common'
import { confirm } from './en/confirm'
import { connection } from './en/connection'
import { errors } from './en/errors'
import { guides } from './en/guides'
import { invitations } from './en/invitations'
import { invite } from './en/invite'
import { jump } from './en/jump'
import { login } from './en/login'
import { logout } from './en/logout'
import { mail } from './en/mail'
import { organization } from './en/organization'
import { passkeys } from './en/passkeys'
import { provisioning } from './en/provisioning'
import { reset } from './en/reset'
import { roles } from './en/roles'
import { saml } from './en/saml'
import { secondFactor } from './en/second-factor'
import { serviceAccounts } from './en/service-accounts'
import { setup } from './en/setup'
import { shell } from './en/shell'
import { signInMethods } from './en/sign-in-methods'
import { sso } from './en/sso'
import { teams } from './en/teams'
import { users } from './en/users'

export const en = {
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
}
