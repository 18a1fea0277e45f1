/** The operator's hand on who gets in: for the day nobody does. */
import { refusal } from '@/lib/base/refusal'
import { systemActor } from '@/lib/org/can'
import * as breakGlass from '@/lib/org/sign-in/break-glass'
import { knownMethods } from '@/lib/org/sign-in/sign-in-rules'
import * as settings from '@/lib/org/sign-in/sign-in-settings'
import type { Input, Outcome, Verb } from '../command'
import { orgNamed, userOf } from './organization'

const actor = systemActor('Command line')

export const waysIn: Verb[] = [
  {
    name: 'methods',
    summary: 'Show or replace the ways to sign in to an organization',
    positionals: ['<slug>'],
    options: {
      set: { value: '<list>', help: 'The ways that are on from now on: password,passkey,saml' },
      'lock-out': { help: 'Lock out whoever has no other way, instead of leaving them what they have' },
    },
    needs: 'database',
    run: methods,
  },
  {
    name: 'break-glass',
    summary: 'Let an administrator in by their password or passkey whatever the methods say',
    positionals: ['<slug>', '[e-mail]'],
    options: { remove: { help: 'Let them in like everybody else again' } },
    needs: 'database',
    run: glass,
  },
]

async function methods(input: Input): Promise<Outcome> {
  const org = await orgNamed(input.positional(0) ?? '')
  const wanted = input.text('set')
  const changed =
    wanted === undefined ? undefined : await settings.change(org, actor, methodsIn(wanted), losing(input, org))
  const { methods: on, planned } = await settings.read(org, actor)
  const lines = [
    `Ways to sign in to ${org.name}: ${on.join(', ')}`,
    ...(planned ? [`From ${planned.at.toISOString()}: ${planned.methods.join(', ')}`] : []),
    ...(changed ? [`${changed.ended} sessions ended; ${changed.kept} people keep ways of their own.`] : []),
  ]
  return { text: lines.join('\n'), json: { methods: on, planned, ...changed } }
}

function losing(input: Input, { name }: { name: string }): settings.LosingPeople {
  return input.flag('lock-out') ? { confirmation: name } : { keep: true }
}

/** The ways of a list with commas. Refuses one that there is not. */
export function methodsIn(text: string): string[] {
  const words = text.split(',').map((word) => word.trim())
  const unknown = words.find((word) => knownMethods([word]).length === 0)
  if (unknown !== undefined) throw refusal(`"${unknown}" is no way to sign in. There are: password, passkey, saml.`)
  return words
}

async function glass(input: Input): Promise<Outcome> {
  const org = await orgNamed(input.positional(0) ?? '')
  const email = input.positional(1)
  if (email === undefined && input.flag('remove')) throw refusal('Say whom: org break-glass <slug> <e-mail> --remove.')
  if (email !== undefined) {
    const { id, name } = await userOf(org, email)
    await (input.flag('remove') ? breakGlass.dismiss : breakGlass.designate)(org, actor, id, name)
  }
  const { administrators, lastDrillAt } = await breakGlass.list(org, actor)
  const lines = administrators.map(
    ({ name, email: address, fit }) => `${name} (${address ?? 'no address'})${fit ? '' : ', who could not come in'}`,
  )
  const text = lines.length > 0 ? lines.join('\n') : `${org.name} has no break-glass administrator.`
  return { text, json: { administrators: administrators.map(({ id, name, fit }) => ({ id, name, fit })), lastDrillAt } }
}
