import type pg from 'pg'
import { existing, forget } from '@/lib/base/singleton'
import type { PrismaClient } from './generated/client'
import { closeLanes } from './read-lanes'
import { statisticsSettled } from './statistics'

/** Ends both pools and the shared connections, at shutdown and between test databases. Safe to call when none was opened. */
export async function closePools(): Promise<void> {
  const batch = existing<pg.Pool>('db.batch')
  const prisma = existing<PrismaClient>('db.prisma')
  forget('db.batch')
  forget('db.prisma')
  await statisticsSettled()
  await Promise.all([batch?.end(), closeLanes(), prisma?.$disconnect()])
}
