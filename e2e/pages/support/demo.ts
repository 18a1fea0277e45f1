/** How to get in: what the demo wrote when it started. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Organization {
  id: string
  scimToken: string
  applicationKey: string
  admin: { email: string; password: string }
  member: { email: string; password: string }
}

interface Demo {
  origin: string
  scimBaseUrl: string
  organizations: Record<'acme' | 'globex' | 'initech', Organization>
}

export function demo(): Demo {
  return JSON.parse(readFileSync(path.join(process.env.E2E_DATA ?? '', 'demo.json'), 'utf8')) as Demo
}

let count = 0

/** An address nobody has had before. */
export function freshAddress(): string {
  count += 1
  return `e2e-${process.pid}-${Date.now().toString(36)}-${count}@acme.test`
}
