/** Running a request again where that is what its failure asks for. */
import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@/lib/base/errors'
import { Notes } from '@/lib/scim'
import type { Visit } from './visit'

const maxTries = 5
const mostPauseMs = 20

/** What `attempt` comes to, which runs in a transaction of its own and starts afresh each time: once more where what
 *  must be unique was taken, now looking for who has it (Caller.collided); up to five times where the database ended
 *  it in favour of another. */
export async function tried<R>(visit: Visit, attempt: () => Promise<R>): Promise<R> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      if (isCollision(error) && !visit.collided) visit.collided = true
      else if (isEntangled(error) && tries < maxTries) await giveWay(visit, tries)
      else throw error
      visit.notes = new Notes()
    }
  }
}

/** The first time nobody waits: now the request locks what it reads, and stands in line there. */
async function giveWay(visit: Visit, tries: number): Promise<void> {
  if (visit.entangled) await sleep(Math.random() * tries * mostPauseMs)
  visit.entangled = true
}

/** Known at the commit at the latest, when nobody can look any more whose it is. */
function isCollision(error: unknown): boolean {
  return error instanceof DomainError && (error.code === 'user_name_taken' || error.code === 'email_taken')
}

/** The database ended one of two transactions that waited for each other, and by now the other one is through; or what
 *  was read without a lock has changed since. */
function isEntangled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['40P01', '40001'].includes(String(error.code))
}
