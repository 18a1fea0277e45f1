import type { en } from './en'
import { applicationKeys } from './fr/applicationKeys'
import { authentication } from './fr/authentication'
import { common } from './fr/common'
import { errors } from './fr/errors'
import { invite } from './fr/invite'
import { login } from './fr/login'
import { provisioning } from './fr/provisioning'
import { serviceAccounts } from './fr/serviceAccounts'
import { setup } from './fr/setup'
import { shell } from './fr/shell'

export const fr = {
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
} satisfies typeof en
