/** Every variable of the environment, in the order in which one needs them, with what holds where it is not set. A test
 *  holds the names and defaults to the code (lib/base/env-guide.test.ts). */
export const variables = {
  PORT: { fallback: '3000', meaning: 'Where to listen.' },
  HOST: { fallback: '127.0.0.1', meaning: 'The address to listen on. The demo stays on loopback.' },
  GATEHOUSE_ORIGIN: {
    fallback: 'http://localhost:3000',
    meaning: 'The public address, without a path: in links, SCIM and SAML. Never taken from a request.',
  },
  GATEHOUSE_DATA: {
    fallback: '.data',
    meaning:
      'The embedded database, and the secrets made at the first start. For the demo `.data/demo`, with `demo.json`.',
  },
  DATABASE_URL: {
    fallback: 'embedded PostgreSQL',
    meaning:
      'Another PostgreSQL, such as `postgresql://user:password@host:5432/gatehouse`. `?sslmode=verify-full` asks for TLS.',
  },
  GATEHOUSE_SECRET: {
    fallback: 'made once in the data directory',
    meaning:
      'Signs links and seals keys; at least 32 characters. Required with `DATABASE_URL`: `openssl rand -hex 32`.',
  },
  SMTP_URL: {
    fallback: 'none: mails wait in the outbox',
    meaning:
      'The mail server, `smtp://` or `smtps://`. A user and password in it wait for TLS, unless `?requireTLS=false`. Demo and `npm run dev` show mails at `/inbox` without one.',
  },
  MAIL_FROM: {
    fallback: 'Gatehouse <no-reply@localhost>',
    meaning: 'The sender: an address, or `Name <address>`. Without it `no-reply@` and the host of the origin.',
  },
  GATEHOUSE_TRUSTED_PROXIES: {
    fallback: 'none',
    meaning: 'Addresses and ranges, separated by commas, whose X-Forwarded-For is believed.',
  },
  GATEHOUSE_WORKER: { fallback: 'on', meaning: '`off` where `npm run worker` runs elsewhere.' },
  GATEHOUSE_RATE_LIMIT: {
    fallback: '500',
    meaning: 'SCIM requests per second and key, on each node; four times as many at once. 0 is off, as in the demo.',
  },
  GATEHOUSE_DNS: {
    fallback: 'the system’s name servers',
    meaning: 'The name server that is asked for the records of domains: `address` or `address:port`.',
  },
  GATEHOUSE_SECURITY_CONTACT: {
    fallback: 'none',
    meaning:
      'Whom to tell of a weakness, in `/.well-known/security.txt`: an address, or an `https:` page. Without it there is no such file.',
  },
  LOG_LEVEL: { fallback: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
  GATEHOUSE_METRICS_TOKEN: { fallback: 'none', meaning: 'What `/metrics` asks for; without it there is no such page.' },
  GATEHOUSE_CLOCK_OFFSET_MS: { fallback: '0', meaning: 'Shifts the clock, in the demo only, to try what expires.' },
}
