import type { en } from './en'
import { account } from './fr/account'
import { applicationKeys } from './fr/application-keys'
import { auditLog } from './fr/audit-log'
import { authentication } from './fr/authentication'
import { common } from './fr/common'
import { errors } from './fr/errors'
import { invite } from './fr/invite'
import { login } from './fr/login'
import { mail } from './fr/mail'
import { organization } from './fr/organization'
import { provisioning } from './fr/provisioning'
import { serviceAccounts } from './fr/service-accounts'
import { setup } from './fr/setup'
import { shell } from './fr/shell'
import { users } from './fr/users'

export const fr = {
  common,
  errors,
  shell,
  login,
  invite,
  mail,
  setup,
  serviceAccounts,
  applicationKeys,
  authentication,
  provisioning,
  users,
  account,
  auditLog,
  organization,
} satisfies typeof en
