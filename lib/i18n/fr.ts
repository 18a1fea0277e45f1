import type { en } from './en'
import { applicationKeys } from './fr/application-keys'
import { authentication } from './fr/authentication'
import { common } from './fr/common'
import { errors } from './fr/errors'
import { invite } from './fr/invite'
import { login } from './fr/login'
import { mail } from './fr/mail'
import { provisioning } from './fr/provisioning'
import { roles } from './fr/roles'
import { serviceAccounts } from './fr/service-accounts'
import { setup } from './fr/setup'
import { shell } from './fr/shell'
import { teams } from './fr/teams'
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
  teams,
  roles,
} satisfies typeof en
