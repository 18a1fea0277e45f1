import { expect, test } from 'vitest'
import { type AttributeTable, enterpriseUserSchema, userSchema } from '@/lib/scim'
import { messages } from './messages'

/** As the diff of a change names them (lib/scim/patch/diff.ts). */
function pathsOf(table: AttributeTable, prefix = ''): string[] {
  return table.list
    .filter(({ name, mutability }) => mutability === 'readWrite' && name !== 'active')
    .flatMap(({ name, type, multiValued, subAttributes }) =>
      type === 'complex' && !multiValued ? pathsOf(subAttributes, `${prefix}${name}.`) : [prefix + name],
    )
}

const changeable = [
  'externalId',
  ...pathsOf(userSchema.attributes),
  ...pathsOf(enterpriseUserSchema.attributes, `${enterpriseUserSchema.id}:`),
]

test.each(['en', 'fr'] as const)('whatever a provider may change of a person has a name of its own (%s)', (locale) => {
  const known = Object.keys(messages(locale).users.attributes)
  expect(changeable.filter((path) => !known.includes(path))).toEqual([])
})
