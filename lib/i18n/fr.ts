import type { en } from './en'
import { common } from './fr/common'
import { errors } from './fr/errors'
import { invite } from './fr/invite'
import { login } from './fr/login'
import { setup } from './fr/setup'
import { shell } from './fr/shell'

export const fr = { common, errors, shell, login, invite, setup } satisfies typeof en
