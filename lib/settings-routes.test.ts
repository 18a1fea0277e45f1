/** Who may open which settings page and use which form: the list, held against the files. What each page answers is
 *  looked at in a browser (e2e/pages/roles.test.ts); what each verb refuses, on a database
 *  (lib/org/role-matrix.db.test.ts). */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { managedRoles, permissions } from './org/can'
import { settingsActions, settingsPages } from './org/testing/settings-routes'

const root = 'app/organization-settings'
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('@'))
const foldersOf = (name: string) =>
  files.filter((file) => path.basename(file) === name).map((file) => path.dirname(file).replace(/^\.$/, ''))

test('every settings page is on the list, and everything on the list is there', () => {
  expect(foldersOf('page.tsx').sort()).toEqual(Object.keys(settingsPages).sort())
})

test.each(Object.entries(settingsPages))('the page "%s" asks for exactly %j', (folder, needs) => {
  const source = readFileSync(path.join(root, folder, 'page.tsx'), 'utf8')
  if (folder === '') return
  // The pages about people share one beginning.
  const asked = folder.startsWith('users') ? readFileSync(path.join(root, 'users/context.ts'), 'utf8') : source
  const calls = [...asked.matchAll(/(?:settingsContext|requireMember|teamView|roleView)\(([^)]*)\)/g)]
  const opening = calls.map(([, given = '']) => permissions.filter((each) => given.includes(`'${each}'`)))
  const strictest = opening.sort((one, other) => other.length - one.length)[0]
  expect(strictest?.toSorted()).toEqual(needs.toSorted())
  if (folder.startsWith('users')) expect(source).toMatch(/peopleContext\(|personView\(/)
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
  const seen = ['', 'roles', 'roles/[id]', 'teams', 'teams/[id]', 'users', 'users/[id]', 'users/[id]/disable']
  expect(may('Standard')).toEqual(seen)
  expect(may('Read only')).toEqual(seen)
  // A machine's: it manages access over SCIM and sees no list in the browser.
  expect(may('Provisioning')).not.toContain('users')
})
