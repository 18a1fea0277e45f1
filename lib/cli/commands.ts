import type { Command } from './command'
import { audit } from './commands/audit'
import { connection } from './commands/connection'
import { doctor } from './commands/doctor'
import { key } from './commands/key'
import { migrateCommand } from './commands/migrate'
import { org } from './commands/org'
import { saml } from './commands/saml'
import { secret } from './commands/secret'
import { seed } from './commands/seed'
import { user } from './commands/user'

/** In the order help shows them. */
export const commands: Command[] = [doctor, migrateCommand, org, connection, saml, user, key, audit, secret, seed]
