import type { Command } from './command'
import { doctor } from './commands/doctor'
import { migrateCommand } from './commands/migrate'

/** In the order help shows them. */
export const commands: Command[] = [doctor, migrateCommand]
