import { migrate } from '@/lib/db/migrate'
import type { Command } from '../command'
import { withDatabase } from '../installation'

export const migrateCommand: Command = {
  noun: 'migrate',
  summary: 'Apply pending migrations',
  verbs: [
    {
      name: '',
      summary: 'Apply pending migrations (every start does so too)',
      needs: 'nothing',
      run: () =>
        withDatabase(async ({ url }) => {
          const applied = await migrate(url)
          const text = applied.length
            ? `Applied:\n${applied.map((name) => `  ${name}`).join('\n')}`
            : 'Nothing to apply.'
          return { text, json: { applied } }
        }),
    },
  ],
}
