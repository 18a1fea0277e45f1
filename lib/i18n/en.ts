import { applicationKeys } from './en/applicationKeys'
import { authentication } from './en/authentication'
import { common } from './en/common'
import { errors } from './en/errors'
import { invite } from './en/invite'
import { login } from './en/login'
import { provisioning } from './en/provisioning'
import { serviceAccounts } from './en/serviceAccounts'
import { setup } from './en/setup'
import { shell } from './en/shell'

export const en = {
  common,
  errors,
  shell,
  login,
  invite,
  setup,
  serviceAccounts,
  applicationKeys,
  authentication,
  provisioning,
}
