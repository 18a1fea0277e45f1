/** The operator's page lists every command and option: it says what the command line's own help says. */
import { expect, test } from 'vitest'
import { commandReference } from '@/app/docs/command-reference'
import { en } from '@/lib/i18n/en'
import { commands } from './commands'

const verbs = commands.flatMap(({ noun, verbs: all }) =>
  all.map((verb) => ({ ...verb, call: [noun, verb.name].filter(Boolean).join(' ') })),
)
const typographic = (text: string) => text.replaceAll("'", '’')

test('the guide calls every command as the command line does', () => {
  expect(commandReference).toEqual(
    verbs.map(({ call, positionals = [], options = {} }) => ({
      name: call,
      positionals,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value, required = false, multiple = false }]) => [
          name,
          { spelled: value ? `--${name} ${value}` : `--${name}`, required, multiple },
        ]),
      ),
    })),
  )
})

test('the guide says of every command and option what its help says', () => {
  expect(en.guides.commands).toEqual(
    Object.fromEntries(
      verbs.map(({ call, summary, options = {} }) => [
        call,
        {
          text: typographic(summary),
          options: Object.fromEntries(Object.entries(options).map(([name, { help }]) => [name, typographic(help)])),
        },
      ]),
    ),
  )
})
