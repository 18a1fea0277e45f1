import { activity } from './en/activity'
import { applicationKeys } from './en/application-keys'
import { authentication } from './en/authentication'
import { common } from './en/common'
import { connection } from './en/connection'
import { errors } from './en/errors'
import { guides } from './en/guides'
import { invite } from './en/invite'
import { login } from './en/login'
import { mail } from './en/mail'
import { provisioning } from './en/provisioning'
import { serviceAccounts } from './en/service-accounts'
import { setup } from './en/setup'
import { shell } from './en/shell'
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
  activity,
  connection,
  guides,
}
