/**
 * Who runs the embedded PostgreSQL. It refuses to run as root, so root hands it to the system user `postgres`, made
 * when missing. That user often cannot reach a clone below a private folder such as /root: then it keeps, where the
 * system can say so (setpriv), the one capability to pass through folders that are not its own.
 */
import { spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { refusal } from '@/lib/base/refusal'

export type Account = {
  /** Puts a command line under this account. */
  command(
    program: string,
    args: string[],
  ): { program: string; args: string[]; identity: { uid?: number; gid?: number } }
  /** Hands a file or folder to this account. */
  own(file: string): void
}

const unprivileged: Account = {
  command: (program, args) => ({ program, args, identity: {} }),
  own: () => {},
}

type Places = { initdb: string; folder: string }

/**
 * @param places a program and the data directory, which the account has to reach
 * @throws refusal when root has nobody to hand the database to
 */
export function databaseAccount(places: Places): Account {
  if (process.getuid?.() !== 0) return unprivileged
  const identity = idsOf('postgres') ?? createUser()
  const own = (file: string) => chownSync(file, identity.uid, identity.gid)
  if (canReach(places, (program, args) => ({ program, args, identity }))) {
    return { own, command: (program, args) => ({ program, args, identity }) }
  }
  for (const capability of ['dac_read_search', 'dac_override']) {
    const command = withCapability(identity, capability)
    if (canReach(places, command)) return { own, command }
  }
  throw refusal(
    `Started by root, the embedded database runs as the user postgres, who cannot reach ${places.folder}. ` +
      'Use a folder that others may pass through, start as a normal user, or set DATABASE_URL.',
  )
}

function withCapability({ uid, gid }: { uid: number; gid: number }, capability: string): Account['command'] {
  // Without the bit, access(2) asks on behalf of the bare user, and PostgreSQL believes its own files to be missing.
  const bits = '--securebits=+no_setuid_fixup'
  const keep = [bits, `--inh-caps=-all,+${capability}`, `--ambient-caps=-all,+${capability}`]
  return (program, args) => ({
    program: 'setpriv',
    args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...keep, '--', program, ...args],
    identity: {},
  })
}

/** Tried for real, by the account itself: going into the data directory, and initdb finding everything it uses. */
function canReach({ initdb, folder }: Places, command: Account['command']): boolean {
  const trial = command('sh', ['-c', 'cd "$1" && "$2" --show --pgdata=trial', 'sh', folder, initdb])
  return spawnSync(trial.program, trial.args, { ...trial.identity, stdio: 'ignore' }).status === 0
}

function createUser(): { uid: number; gid: number } {
  spawnSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' })
  spawnSync('useradd', ['--system', '--gid', 'postgres', '--shell', '/usr/sbin/nologin', 'postgres'], {
    stdio: 'ignore',
  })
  const made = idsOf('postgres')
  if (made) return made
  throw refusal(
    'The embedded database does not run as root, and the user postgres could not be made. ' +
      'Start as a normal user, or set DATABASE_URL.',
  )
}

function idsOf(user: string): { uid: number; gid: number } | null {
  const id = (flag: string) => spawnSync('id', [flag, user], { encoding: 'utf8' })
  const [uid, gid] = [id('-u'), id('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null
}
