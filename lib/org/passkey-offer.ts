/** Where signing in with a passkey is offered, before anybody is known: where somebody may use one. */
import { singleton } from '@/lib/base/singleton'
import { offered } from './offered-methods'
import { list } from './organizations'

const keptMs = 60_000
const kept = () => singleton('org.passkey-offer', () => ({ answer: Promise.resolve(false), until: 0 }))

/** Whether any organization does. Asked of one after the other until one does, and kept for a minute. */
export function hasAnyPasskeys(): Promise<boolean> {
  const memory = kept()
  if (memory.until > Date.now()) return memory.answer
  memory.until = Date.now() + keptMs
  memory.answer = askAll()
  memory.answer.catch(() => {
    memory.until = 0
  })
  return memory.answer
}

async function askAll(): Promise<boolean> {
  for (const org of await list()) if ((await offered(org)).passkey) return true
  return false
}
