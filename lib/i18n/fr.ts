import type { en } from './en'
import { common } from './fr/common'
import { errors } from './fr/errors'
import { invite } from './fr/invite'
import { login } from './fr/login'
import { mail } from './fr/mail'
import { setup } from './fr/setup'
import { shell } from './fr/shell'
import { users } from './fr/users'

export const fr = { common, errors, shell, login, invite, mail, setup, users } satisfies typeof en
