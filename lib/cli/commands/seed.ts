import { refusal } from '@/lib/base/refusal'
import { seedPeople } from '@/lib/org/seed'
import type { Command } from '../command'
import { orgOf, orgOption } from './organization'

export const seed: Command = {
  noun: 'seed',
  summary: 'Fill an organization with made-up people',
  verbs: [
    {
      name: '',
      summary: 'Fill an organization with made-up people, to try it at size',
      options: { org: orgOption, users: { value: '<n>', help: 'How many, 1 to 5,000,000', required: true } },
      needs: 'database',
      run: async (input) => {
        const count = Number(input.need('users'))
        if (!Number.isInteger(count) || count < 1 || count > 5_000_000) throw refusal('--users takes 1 to 5000000.')
        const org = await orgOf(input)
        const last = await seedPeople(org, count, (done) => process.stderr.write(`\r${done} of ${count}`))
        process.stderr.write('\n')
        return { text: `Added ${count} people to ${org.name}.`, json: { added: count, last } }
      },
    },
  ],
}
