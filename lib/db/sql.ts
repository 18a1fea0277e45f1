/** Pieces of SQL for reads that Prisma's model queries cannot express; values in them are always parameters. */
import { Prisma } from './generated/client'

export const { sql, join, raw, empty } = Prisma
export type Sql = Prisma.Sql
