import { applicationKeys } from './en/application-keys'
import { authentication } from './en/authentication'
import { common } from './en/common'
import { errors } from './en/errors'
import { invite } from './en/invite'
import { login } from './en/login'
import { mail } from './en/mail'
import { provisioning } from './en/provisioning'
import { roles } from './en/roles'
import { serviceAccounts } from './en/service-accounts'
import { setup } from './en/setup'
import { shell } from './en/shell'
import { teams } from './en/teams'
import { users } from './en/users'

export const en = {
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
  teams,
  roles,
}
