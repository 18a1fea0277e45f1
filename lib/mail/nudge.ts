/** Tells the worker in this process that mail was committed, so that it leaves at once. Workers elsewhere look for
 *  themselves every second: a notification through the database would queue every commit behind one lock. */
import { EventEmitter } from 'node:events'
import { singleton } from '@/lib/base/singleton'

const bell = singleton('mail.nudge', () => new EventEmitter())

export function nudgeWorker(): void {
  bell.emit('mail')
}

/** Calls `listener` at each nudge until the returned function is called. */
export function onNudge(listener: () => void): () => void {
  bell.on('mail', listener)
  return () => bell.off('mail', listener)
}
