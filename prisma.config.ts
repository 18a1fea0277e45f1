import { defineConfig } from 'prisma/config'

/** For Prisma's own commands. The server applies migrations itself and needs none of this (lib/db/migrate.ts). */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/gatehouse' },
})
