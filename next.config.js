import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // One copy of each, shared with the front and the worker that run in the same process.
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@prisma/client',
    'pino',
    'prom-client',
    'nodemailer',
    '@node-rs/argon2',
  ],
  turbopack: { root },
  outputFileTracingRoot: root,
  // Nothing is fetched from other hosts, and no image is resized on demand.
  // The body of a form: a CSV file of 8 MB and what surrounds it.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '9mb' } },
  images: { unoptimized: true },
  async headers() {
    const secret = [
      { key: 'Referrer-Policy', value: 'no-referrer' },
      { key: 'Cache-Control', value: 'no-store' },
    ]
    return [
      { source: '/invite/:path*', headers: secret },
      { source: '/reset/:path*', headers: secret },
      { source: '/setup/:path*', headers: secret },
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'X-Frame-Options', value: 'DENY' },
        ],
      },
    ]
  },
  async rewrites() {
    return [{ source: '/scim/v2/:path*', destination: '/api/v2/scim/:path*' }]
  },
}
