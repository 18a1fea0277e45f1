/** An organization nobody has used: what its administrator is asked for first is still to be done. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { freshAddress } from '../support/demo'
import { invitationPath, newestMail } from '../support/mail'

const root = fileURLToPath(new URL('../../..', import.meta.url))

function gatehouse(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['lib/cli/bootstrap.mjs', 'cli', ...args], {
    cwd: root,
    env: { ...process.env, GATEHOUSE_DATA: process.env.E2E_DATA },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`gatehouse ${args[0]}: ${stderr}`)
}

let count = 0

/** Makes one; answers the path of the invitation of its first administrator. */
export async function newOrganization(): Promise<string> {
  count += 1
  const slug = `new-${count}-${Date.now().toString(36)}`
  const email = freshAddress()
  gatehouse('org', 'create', 'Brand New', '--slug', slug, '--plan', 'enterprise')
  gatehouse('user', 'invite', email, '--org', slug, '--role', 'Admin')
  return invitationPath(await newestMail(email))
}
