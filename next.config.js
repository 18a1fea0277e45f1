import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // One copy of each, shared with the front and the worker that run in the same process.
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@prisma/client', 'pino', 'nodemailer', '@node-rs/argon2'],
  turbopack: { root },
  outputFileTracingRoot: root,
  // Nothing is fetched from other hosts, and no image is resized on demand.
  images: { unoptimized: true },
  async rewrites() {
    return [{ source: '/scim/v2/:path*', destination: '/api/v2/scim/:path*' }]
  },
}
