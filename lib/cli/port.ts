import { createServer } from 'node:net'
import { refusal } from '@/lib/base/refusal'

const reasons: Record<string, string> = {
  EADDRINUSE: 'is in use by another program. Stop that one, or choose another port with PORT',
  EACCES: 'is not allowed for this user. Choose a port above 1023 with PORT',
  EADDRNOTAVAIL: 'does not exist on this machine. Choose another address with HOST',
  ENOTFOUND: 'does not exist. Choose another address with HOST',
}

/** Tries the address before anything else is started, so that a busy port changes nothing. */
export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(portRefusal(error, host, port)))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()))
  })
}

/** One clear line for what listening may be refused with; any other error as it is. */
export function portRefusal(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code]
  return reason ? refusal(`${host}:${port} ${reason}.`, error) : error
}
