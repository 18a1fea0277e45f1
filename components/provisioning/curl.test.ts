import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlOf } from './curl'

const request = { baseUrl: 'https://gate.test/api/v2/scim', method: 'PATCH', path: '/Users/1', dryRun: false }

/** What a shell hands to the program. */
function words(command: string): string[] {
  const script = command.replace(/^curl/, `printf '%s\\0'`)
  return execFileSync('sh', ['-c', script], { encoding: 'utf8', env: { ...process.env, GATEHOUSE_KEY: 'k' } })
    .split('\0')
    .slice(0, -1)
}

test('a body with quotes, lines and dollars reaches the server as it was', () => {
  const body = `{"displayName":"Siobhán O'Brien \\"$HOME\\" \`id\`\n"}`
  expect(words(curlOf({ ...request, body }))).toEqual([
    '-X',
    'PATCH',
    'https://gate.test/api/v2/scim/Users/1',
    '-H',
    'Authorization: Bearer k',
    '-H',
    'Content-Type: application/scim+json',
    '--data-raw',
    body,
  ])
})

test('a rehearsal stays one, and a request without a body has none', () => {
  const command = curlOf({ ...request, method: 'GET', path: '/Users?filter=userName%20eq%20%22a%22', dryRun: true })
  expect(words(command)).toEqual([
    '-X',
    'GET',
    'https://gate.test/api/v2/scim/Users?filter=userName%20eq%20%22a%22',
    '-H',
    'Authorization: Bearer k',
    '-H',
    'Prefer: dry-run',
  ])
})
