import { expect, test } from 'vitest'
import { understand } from '../dispatch'
import { connection, settingsOf } from './connection'

function settings(...words: string[]) {
  const call = understand([connection], ['connection', 'set', '--org', 'acme', ...words])
  if (call.kind !== 'run') throw new Error(call.text)
  return settingsOf(call.input)
}

test('only the settings that are named change', () => {
  expect(settings()).toEqual({})
  expect(settings('--adopt-people', 'on', '--passwords', 'off')).toEqual({
    adoptsPeople: true,
    acceptsPasswords: false,
  })
  expect(settings('--group-delete', 'keep_members', '--grant-management=on', '--adopt-teams', 'off')).toEqual({
    groupDelete: 'keep_members',
    grantsManagement: true,
    adoptsTeams: false,
  })
})

test.each([
  [['--adopt-people', 'yes'], '--adopt-people is on or off'],
  [['--group-delete', 'drop'], '--group-delete is one of keep_team, keep_members, delete'],
  [['--speed', 'on'], "Unknown option '--speed'"],
])('%j is refused and teaches', (words, what) => {
  expect(() => settings(...words)).toThrow(what)
})
