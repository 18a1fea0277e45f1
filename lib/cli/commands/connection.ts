import { refusal } from '@/lib/base/refusal'
import type { Connection } from '@/lib/db/finders'
import { systemActor } from '@/lib/org/can'
import { type ConnectionSettings, change, read } from '@/lib/org/connections/connection-settings'
import type { Command, Input, Outcome } from '../command'
import { orgOf, orgOption } from './organization'

const switches = {
  'adopt-people': { setting: 'adoptsPeople', help: 'Take over people who were made here' },
  'adopt-teams': { setting: 'adoptsTeams', help: 'Take over teams that were made here' },
  'grant-management': { setting: 'grantsManagement', help: 'Grant roles that manage access' },
  passwords: { setting: 'acceptsPasswords', help: 'Set passwords of verified people' },
} as const

const groupDeletes = ['keep_team', 'keep_members', 'delete'] as const

export const connection: Command = {
  noun: 'connection',
  summary: 'What the identity provider may do',
  verbs: [
    {
      name: 'show',
      summary: 'Show what the identity provider may do',
      options: { org: orgOption },
      needs: 'database',
      run: async (input) => shown(await read(await orgOf(input))),
    },
    {
      name: 'set',
      summary: 'Change what the identity provider may do',
      options: {
        org: orgOption,
        ...Object.fromEntries(Object.entries(switches).map(([name, { help }]) => [name, { value: 'on|off', help }])),
        'group-delete': { value: groupDeletes.join('|'), help: 'What a deleted group leaves behind' },
      },
      needs: 'database',
      run: set,
    },
  ],
}

async function set(input: Input): Promise<Outcome> {
  const wanted = settingsOf(input)
  if (Object.keys(wanted).length === 0) throw refusal('Nothing to change: name a setting, such as --adopt-people on.')
  return shown(await change(await orgOf(input), systemActor('Command line'), wanted))
}

/** The settings that a call names. Throws a refusal for a value that is none. */
export function settingsOf(input: Input): Partial<ConnectionSettings> {
  const given = Object.entries(switches).flatMap(([name, { setting }]) => {
    const text = input.text(name)
    return text === undefined ? [] : [[setting, isOn(name, text)] as const]
  })
  const groupDelete = input.text('group-delete')
  return { ...Object.fromEntries(given), ...(groupDelete !== undefined && { groupDelete: groupDeleteOf(groupDelete) }) }
}

function isOn(name: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on'
  throw refusal(`--${name} is on or off, not "${text}".`)
}

function groupDeleteOf(text: string) {
  const found = groupDeletes.find((each) => each === text)
  if (!found) throw refusal(`--group-delete is one of ${groupDeletes.join(', ')}, not "${text}".`)
  return found
}

function shown(settings: Connection): Outcome {
  const lines = Object.entries(switches).map(([name, { setting, help }]) =>
    line(name, settings[setting] ? 'on' : 'off', help),
  )
  lines.push(line('group-delete', settings.groupDelete, 'What a deleted group leaves behind'))
  return { text: [settings.name, ...lines].join('\n'), json: settings }
}

function line(name: string, value: string, help: string): string {
  return `  ${name.padEnd(18)}${value.padEnd(14)}${help}`
}
