import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) }
const database = ['lib/**/*.db.test.ts', 'lib/**/*.race.test.ts']
const onPostgres = { globalSetup: ['lib/local/testing/database.ts'], testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts'],
          exclude: database,
          // Properties try thousands of documents each; a busy machine is no failure.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: { name: 'database', include: database, ...onPostgres },
      },
      {
        resolve: { alias },
        test: { name: 'wire', include: ['e2e/wire/**/*.test.ts'], ...onPostgres },
      },
      {
        resolve: { alias },
        test: { name: 'saml', include: ['e2e/saml/**/*.test.ts'], ...onPostgres },
      },
    ],
  },
})
