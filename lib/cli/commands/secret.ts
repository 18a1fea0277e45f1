/** Another GATEHOUSE_SECRET: on purpose, or because the one of the data is lost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Settings } from '@/lib/base/env'
import { refusal } from '@/lib/base/refusal'
import { newSecret, proposeSecret, takeProposedSecret } from '@/lib/local/data-directory'
import { systemActor } from '@/lib/org/can'
import { type Changed, replaceLost, rotate } from '@/lib/org/secrets/secret-change'
import { fits } from '@/lib/org/secrets/secret-check'
import type { Command, Input, Outcome } from '../command'
import { withOwnDatabase } from '../installation'
import { otherSecret } from '../secret-guard'

const actor = systemActor('Command line')
const shortest = 32

export const secret: Command = {
  noun: 'secret',
  summary: 'Change GATEHOUSE_SECRET, or replace one that is lost',
  verbs: [
    {
      name: 'rotate',
      summary: 'Make everything anew under another secret, while nothing else runs',
      options: {
        new: { value: '<file>', help: 'Holds the new secret, and is made where it is missing (with DATABASE_URL)' },
      },
      needs: 'nothing',
      run: (input) => withOwnDatabase((known, settings) => change(input, known, settings)),
    },
    {
      name: 'replace-lost',
      summary: 'Say what is lost with the old secret, and with --yes go on without it',
      options: { yes: { help: 'Remove what nobody can open any more' } },
      needs: 'nothing',
      run: (input) => withOwnDatabase((known) => replace(input.flag('yes'), known)),
    },
  ],
}

async function change(input: Input, from: string, settings: Settings): Promise<Outcome> {
  const file = input.file('new')
  const isOurs = settings.secret === null
  if (isOurs && file) throw refusal('The secret is in secrets.json of the data directory: call this without --new.')
  if (!isOurs && !file) throw refusal('GATEHOUSE_SECRET is set: name with --new the file that holds the new one.')
  const to = file ? secretIn(file) : proposeSecret(settings.dataDir)
  if (to === from) throw refusal('The new secret is the one in force.')
  const next = file
    ? `Put the secret of ${file} in place of GATEHOUSE_SECRET on every machine, keep it with the backups, and start.`
    : 'The new secret is in secrets.json of the data directory: keep it with the backups, and start.'
  if (!(await fits(from))) {
    if (await fits(to)) return { text: `That is done already. ${next}`, json: { organizations: 0 } }
    throw refusal(otherSecret.replace('nothing was started', 'nothing was changed'))
  }
  const changed = await rotate({ from, to }, actor)
  if (isOurs) takeProposedSecret(settings.dataDir)
  return { text: [...made(changed), next].join('\n'), json: changed }
}

/** The new secret, made by us in a file that nobody else reads, unless it is there. */
function secretIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, `${newSecret()}\n`, { mode: 0o600, flag: 'wx', flush: true })
  const text = readFileSync(file, 'utf8').trim()
  if (text.length < shortest || /\s/.test(text)) {
    throw refusal(`${file} holds no secret: one line of at least ${shortest} characters, such as openssl rand -hex 32.`)
  }
  return text
}

function made({ organizations, counts, shut }: Changed): string[] {
  const lines = [
    `Made anew, in all organizations (${organizations}): authenticator apps (${counts.apps}), SAML keys (${counts.samlKeys}), sessions of single sign-on (${counts.samlSessions}), sign-ins (${counts.samlClaims}) and their messages (${counts.samlMessages}), addresses of people (${counts.addresses}).`,
  ]
  if (shut.recoveryCodes > 0) lines.push(`Void: recovery codes of an earlier version (${shut.recoveryCodes}).`)
  const others = Object.entries(shut).filter(([name, count]) => name !== 'recoveryCodes' && count > 0)
  for (const [name, count] of others) lines.push(`Did not open before either, and stay so: ${name} (${count}).`)
  return lines
}

async function replace(sure: boolean, to: string): Promise<Outcome> {
  if (await fits(to))
    throw refusal('The data belong to the secret in force: nothing is lost. “secret rotate” changes it.')
  const lost = await replaceLost(to, actor, { sure })
  const { organizations, counts } = lost
  const text = [
    `${sure ? 'Lost' : 'This would be lost'}, in all organizations (${organizations}):`,
    `  authenticator apps (${counts.apps}), with the passwords beside them: these people choose a new password by mail (or “user reset-link”) and set the app up again`,
    `  recovery codes (${counts.recoveryCodes})`,
    `  SAML keys (${counts.samlKeys}): identity providers have to be given the new metadata`,
    `  sessions of single sign-on (${counts.samlSessions}), which begin again`,
    `  sign-ins that mappings are tried on and searches find (${counts.samlClaims}), messages of the inspector (${counts.samlMessages})`,
    `Kept: everything else. Written anew: addresses of people (${counts.addresses}), domains (${counts.domains}), links in mails that wait (${counts.invitations + counts.resets}).`,
    sure ? 'The data belong to the secret in force now. Administrators and the people concerned are told by mail.' : '',
    sure ? '' : 'Nothing was changed. Bring the old secret back if you can; else call this again with --yes.',
  ]
  return { text: text.filter(Boolean).join('\n'), json: { ...lost, done: sure }, ok: sure }
}
