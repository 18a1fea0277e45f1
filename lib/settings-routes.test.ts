/** Who may open which settings page and use which form: the list, held against the files. What each page answers is
 *  looked at in a browser (e2e/pages/roles.test.ts); what each verb refuses, on a database
 *  (lib/org/roles/role-matrix.db.test.ts). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { managedRoles, permissions } from './org/can'
import { settingsActions, settingsFiles, settingsPages } from './org/testing/settings-routes'

const root = 'app/organization-settings'
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('@'))
const foldersOf = (name: string) =>
  files.filter((file) => path.basename(file) === name).map((file) => path.dirname(file).replace(/^\.$/, ''))

test('every settings page is on the list, and everything on the list is there', () => {
  expect(foldersOf('page.tsx').sort()).toEqual(Object.keys(settingsPages).sort())
})

/** What pages of one room begin with, and what that asks for. */
const beginnings: readonly (readonly [name: string, asks: string])[] = [
  ['peopleContext(', `'user_access_read'`],
  ['personView(', `'user_access_read'`],
  ['jobView(', `'user_access_read'`],
  ['auditContext(', `'audit_logs_read'`],
]

test.each([
  ['users/context.ts', 'user_access_read'],
  ['users/jobs/[id]/job-view.ts', 'user_access_read'],
  ['audit-log/context.ts', 'audit_logs_read'],
])('the beginning %s asks for %s', (file, permission) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toContain(`settingsContext('${permission}')`)
})

test('every settings file is on the list, and everything on the list is there', () => {
  expect(foldersOf('route.ts').sort()).toEqual(Object.keys(settingsFiles).sort())
})

test.each([
  ...Object.entries(settingsPages).map(([folder, needs]) => ['page.tsx', folder, needs] as const),
  ...Object.entries(settingsFiles).map(([folder, needs]) => ['route.ts', folder, needs] as const),
])('the %s of "%s" asks for exactly %j', (file, folder, needs) => {
  const source = readFileSync(path.join(root, folder, file), 'utf8')
  if (folder === '') return
  const calls = [
    ...source.matchAll(/\b(?:settingsContext|requireMember|findMember|\w+View|\w+Context)\(([^)]*)\)/g),
  ].map(([call, given = '']) => beginnings.find(([name]) => call.startsWith(name))?.[1] ?? given)
  expect(calls.length).toBeGreaterThan(0)
  const opening = calls.map((given) => permissions.filter((each) => given.includes(`'${each}'`)))
  const strictest = opening.sort((one, other) => other.length - one.length)[0]
  expect(strictest?.toSorted()).toEqual(needs.toSorted())
})

test('every form is on the list, and everything on the list is there', () => {
  const found = foldersOf('actions.ts').map((folder) => {
    const source = readFileSync(path.join(root, folder, 'actions.ts'), 'utf8')
    return [folder, [...source.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name).sort()]
  })
  const listed = Object.entries(settingsActions).map(([folder, actions]) => [folder, Object.keys(actions).sort()])
  expect(found.sort()).toEqual(listed.sort())
  for (const folder of Object.keys(settingsActions))
    expect(existsSync(path.join(root, folder, 'actions.ts'))).toBe(true)
})

const may = (role: keyof typeof managedRoles) => {
  const held: readonly string[] = managedRoles[role]
  return Object.keys(settingsPages).filter((page) => settingsPages[page]?.every((each) => held.includes(each)))
}

test('the roles of the product open what they are for', () => {
  expect(may('Admin')).toEqual(Object.keys(settingsPages))
  const own = ['', 'application-keys/[id]/revoke', 'application-keys/[id]/rotate']
  const seen = [
    ...own,
    'roles',
    'roles/[id]',
    'teams',
    'teams/[id]',
    'teams/[id]/edit',
    'users',
    'users/[id]',
    'users/[id]/disable',
    'users/[id]/remove',
    'users/[id]/sign-in',
    'users/jobs/[id]',
    'users/selection/[task]',
  ]
  expect(may('Standard')).toEqual(seen)
  expect(may('Read only')).toEqual(seen)
  // A machine's: it manages access over SCIM and sees no list in the browser.
  expect(may('Provisioning')).not.toContain('users')
})
