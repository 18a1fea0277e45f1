import type { Guide } from './guide'

export const operators: Guide = {
  title: 'Operator’s page',
  short: 'For operators',
  purpose:
    'Running Gatehouse for real: start, configuration, database, mail, TLS, several machines, backup, upgrade, and getting somebody in when nobody can.',
  sections: [
    {
      id: 'start',
      title: 'Start, and the first run',
      steps: [
        'You need Node 20.19 or newer on Linux or macOS, about 1 GB of memory, and a clone of the repository. The first start installs and builds, which takes some minutes; later ones take seconds.',
        'On an empty database the server prints a link that works once. Whoever opens it names the organization and becomes its first administrator. A new start prints a new link, and the one before ends.',
        'Further organizations are made with `org create`; each has its own people, keys and address `/login/` and short name. `org plan` changes a plan at once; on one without single sign-on, whoever came by it is signed out.',
        'The demo is for trying things out: its passwords are known. It never opens a real database, and `npm start` never opens the demo’s.',
      ],
      code: [{ label: 'From nothing', snippet: 'start' }],
      expect: 'The last line on the standard output is “Gatehouse is ready on …”. Scripts may wait for it.',
    },
    {
      id: 'configuration',
      title: 'Configuration',
      steps: [
        'Everything is an environment variable. A bad one stops the start with a table of all that are wrong, and nothing has changed.',
        'Keep them in one file that only the service can read, and let the command line read the same file: links that it prints begin with `GATEHOUSE_ORIGIN`.',
        'Domains are proven by TXT records that the server looks up. Where its own name servers do not see the public DNS, `GATEHOUSE_DNS` names one that does.',
        '`GATEHOUSE_SECURITY_CONTACT` puts an address, or a page, into `/.well-known/security.txt`, where whoever finds a weakness looks first. Without it that file is not found.',
        '`doctor` shows what is in force, secrets masked, and looks at database, role, migrations, mail and origin.',
      ],
      code: [{ label: 'A file for production, such as /etc/gatehouse.env', snippet: 'environment' }],
      part: 'variables',
    },
    {
      id: 'secret',
      title: 'The secret',
      steps: [
        '`GATEHOUSE_SECRET`, or the one in `secrets.json`, seals authenticator apps, SAML keys and messages of sign-ins, and makes the hashes by which addresses are found. The database remembers which one that was: with another nothing starts, and no command runs. `doctor` says so too.',
        'To change it, stop every server and worker, and back up. `secret rotate` makes everything anew in one transaction, so that all of it is done or nothing. Without `DATABASE_URL` the new secret is in `secrets.json` afterwards; with it, `--new` names a file that holds it, and is made where it is missing. Put it in place of `GATEHOUSE_SECRET`, start, and keep the old one as long as the backups of before.',
        'People notice nothing: passwords, passkeys, apps, recovery codes, sessions, keys, certificates and links that were mailed go on. Sign-ins that are half way begin again, tries are counted from nothing, and a SCIM request that is repeated under the same `Idempotency-Key` is refused for a day.',
        'If somebody may have both the secret and a copy of the database, changing it is not enough: they can show the codes of every app and sign as you towards identity providers. Put a new secret in force as if the old one were lost, and cancel the invitations that are out.',
        'If it is lost, look through the backups first. Then put a new one in force (`openssl rand -hex 32`; without `DATABASE_URL` it is made in `secrets.json`) and call `secret replace-lost`: it says what would be lost, and with `--yes` goes on without it. Passwords, passkeys, keys, SCIM, and links that were mailed go on.',
        'Whoever had an authenticator app loses it, their recovery codes, and the password beside them, so that nobody comes in by the password alone: they choose another by “Forgot your password?”, or by `user reset-link`, and set the app up again where it is required. Sessions of single sign-on end. Give identity providers the new metadata: until then some refuse. Administrators and the people concerned are told by mail, and the audit log of each organization counts it.',
      ],
      code: [{ label: 'Changing it, with a database of your own', snippet: 'rotate' }],
    },
    {
      id: 'service',
      title: 'As a service',
      steps: [
        'SIGTERM stops accepting, finishes what is in flight (25 seconds at most), and stops the embedded database cleanly. A second signal ends it at once.',
        'One server at a time uses a data directory; a second one is refused. Run it as a user of its own, never as root.',
      ],
      code: [{ label: 'systemd, /etc/systemd/system/gatehouse.service', snippet: 'unit' }],
    },
    {
      id: 'database',
      title: 'Database',
      steps: [
        'Without `DATABASE_URL` a PostgreSQL of its own runs on loopback, its data in `GATEHOUSE_DATA`. It is a real one and durable; good for one machine.',
        'With `DATABASE_URL` any PostgreSQL 14 or newer will do. A process opens about 20 connections, and one that says that it runs; a pooler between has to be in session mode, or to follow prepared statements. `GATEHOUSE_SECRET` is required then: it signs links and seals keys ([what hangs on it](/docs/operators#secret)).',
        'Two roles are enough. The one that connects owns the tables and applies migrations; it needs no superuser. Each transaction changes into `gatehouse_app`, which cannot sign in, owns nothing, and is bound to one organization by row security.',
        'Pending migrations are applied at each start, one transaction each, under a lock: several machines may start at once. `migrate` does the same without starting.',
      ],
      code: [
        { label: 'Once, as an administrator of the database', snippet: 'roles' },
        {
          label: 'Where gatehouse_app is there already, from another installation on the same server',
          snippet: 'appRole',
        },
      ],
    },
    {
      id: 'mail',
      title: 'Mail',
      steps: [
        '`smtps://` speaks TLS from the first byte (465). `smtp://` changes to TLS where the server offers it (587). With a user in the URL it sends nothing without TLS, except to this machine itself: mails wait then, and `gatehouse doctor` says so. `?requireTLS=true` asks for it without a user too; `?requireTLS=false` lets the password go in clear.',
        'User and password stand in the URL, percent-encoded: `/` is `%2F`, `+` is `%2B`, `@` is `%40`. For a certificate of your own authority set `NODE_EXTRA_CA_CERTS` to its file.',
        'Mails are written in the same transaction as what they tell of, and wait until the server takes them. One that cannot be reached delays them and loses none; a refusal ends that mail, and its answer stands on the person’s page.',
        '“Send a test mail” under Profile and plan shows what the server says.',
      ],
    },
    {
      id: 'tls',
      title: 'TLS, behind a proxy',
      steps: [
        'The server speaks plain HTTP on `HOST` and `PORT`, by default on loopback. Put a proxy in front that ends TLS, on the same machine or in a network you trust.',
        'Set `GATEHOUSE_ORIGIN` to the https address that people use. Cookies are then for TLS alone, browsers are told to stay there, and links, SCIM’s `meta.location` and SAML begin with it; the Host header decides nothing.',
        'Let the proxy pass Host on as it came, and set X-Forwarded-For. Only from addresses in `GATEHOUSE_TRUSTED_PROXIES` it is believed; without, the audit log and the limits on attempts see the proxy’s address.',
        'Let 16 MB of body through, for groups of 100,000, and leave encoded slashes in paths alone. Give requests 60 seconds.',
        'One name, no path: everything is below `/`. Keep it: passkeys belong to its host and work under no other, and identity providers know us by it.',
      ],
      code: [
        { label: 'nginx', snippet: 'nginx' },
        { label: 'Caddy', snippet: 'caddy' },
        { label: 'Apache', snippet: 'apache' },
      ],
      expect:
        'The sign-in page opens by https, `doctor` says “ok” of the origin, and the audit log shows people’s own addresses.',
    },
    {
      id: 'machines',
      title: 'Several machines',
      steps: [
        'Web nodes keep nothing: start as many as you like on the same `DATABASE_URL` and `GATEHOUSE_SECRET`, behind one proxy.',
        'Mail, jobs and upkeep run in each web process, and share the work. To have them apart, set `GATEHOUSE_WORKER=off` there and run `npm run worker` on one or two others, with the same environment.',
        'The limit on SCIM requests is counted on each node. Attempts at passwords, passkeys and codes are counted in the database, for all nodes together.',
      ],
      code: [{ label: 'The worker on its own', snippet: 'nodes' }],
    },
    {
      id: 'watch',
      title: 'Health, logs and metrics',
      steps: [
        '`/api/health/live` answers 200 while the process lives; `/api/health/ready` while its database answers too, else 503. Send traffic by the second, restart by the first.',
        'Logs are JSON lines on the standard error, without secrets. Every answer carries `X-Request-Id`; the same id stands in the log, in Activity, and in the text of an error.',
        '`/metrics` speaks Prometheus’ format once `GATEHOUSE_METRICS_TOKEN` is set: SCIM requests by operation, status and provider with their durations, pages by area, audit events, mails by outcome, what waits for a worker and since when, connections, memory. It names no person and no organization. Each process tells its own counts; what waits is told for all.',
        'Worth an alarm: `ready` fails, `gatehouse_due_work_oldest_seconds` over 300, lines of level 50 or more, a mail server that does not answer (`doctor`), a certificate or key that ends. Organizations see the health of their own provisioning on SCIM setup.',
      ],
      code: [
        { label: 'What a load balancer asks', snippet: 'health' },
        { label: 'Prometheus', snippet: 'metrics' },
      ],
    },
    {
      id: 'backup',
      title: 'Backup and restore',
      steps: [
        'Keep two things: the database, and `GATEHOUSE_SECRET` or `secrets.json` of the data directory. Without the secret, what it sealed is lost ([what that is](/docs/operators#secret)).',
        '`pg_dump` under load is consistent. It needs a role that passes over row security: with the role that connects it stops and says “query would be affected by row-level security policy”. Make one for backups alone.',
        'Restore into an empty database as the role that connects, then hold the audit log against its chain. Try it before you need it.',
        'Mails that were waiting when the dump was made leave again once the restored server runs: start it with `GATEHOUSE_WORKER=off` first if that is not wanted.',
        'The embedded database: stop the server, copy the whole data directory, start again.',
        'Note the head that `audit verify` prints outside of the database: given back with `--head`, it proves that nobody rewrote the past.',
      ],
      code: [
        { label: 'Backup', snippet: 'dump' },
        { label: 'Restore', snippet: 'restore' },
        { label: 'Embedded database', snippet: 'embeddedCopy' },
      ],
      expect: '“The audit log of … is intact”, and `org show` counts the people that were there.',
    },
    {
      id: 'upgrade',
      title: 'Upgrade',
      steps: [
        'Back up, bring the new version, start: what is out of date is installed and built, and pending migrations are applied. Requests in flight are finished first.',
        'With several machines, upgrade one after the other; workers of the older version refuse to start once the database is newer.',
        'There is no way back over a migration but the backup: an older version refuses a newer database and says which migration it does not know.',
        'An embedded database of an older major version of PostgreSQL is refused; dump and restore it.',
      ],
      code: [{ label: 'On one machine', snippet: 'upgrade' }],
    },
    {
      id: 'recovery',
      title: 'When nobody can get in',
      steps: [
        'First the way that needs nobody else: a break-glass administrator signs in under “Sign in another way” and turns more ways on. `org break-glass` says who they are, and makes one of an active administrator who has a password or passkey.',
        '`org methods` shows the ways to sign in; with `--set` it replaces them at once and calls off what was planned. Whoever would lose their only way keeps what they have as an exception, unless `--lock-out` is given.',
        '`user reset-link` prints a link under which a person chooses a new password, once, within the hour. It works without mail and without the identity provider, for an active person with a proven address, and only while passwords are one of their ways: turn them on first.',
        '`user reset-second-factor` takes a lost authenticator app with its recovery codes away and tells the person by mail. Where a second factor is required, they set up another one at their next sign-in.',
        '`user release` lets a last administrator sign in whom SCIM wanted out.',
        '`saml set --active off` turns a broken provider off; it is refused while that is the only way in. `key create` makes a key if provisioning has to go on.',
        'Each of these stands in the audit log as “Command line”.',
      ],
      code: [{ label: 'An administrator who is locked out', snippet: 'recovery' }],
    },
    {
      id: 'commands',
      title: 'Command line',
      steps: [
        'Every command is called by `npm run -s gatehouse --`, works while the server runs or not, knows `--help` and `--json`, and ends with 0 (done), 1 (failed) or 2 (called wrongly).',
        'Without any variable it works on the data that is here, `.data` before `.data/demo`.',
      ],
      part: 'commands',
    },
  ],
  trouble: [
    {
      what: '“The configuration is not right: nothing was started.”',
      cause: 'A variable is bad or missing. The table says which.',
      remedy: 'Write what its last column says.',
    },
    {
      what: '“must have admin option on role gatehouse_app”, “permission denied to create role”',
      cause: 'The connecting role may not make or use `gatehouse_app`.',
      remedy: 'Run what the message prints as an administrator of the database.',
    },
    {
      what: '“The data directory … is in use by another Gatehouse”',
      cause: 'A server runs on it already.',
      remedy: 'Stop it, or set `GATEHOUSE_DATA`.',
    },
    {
      what: 'The port is taken',
      cause: 'Something else listens there.',
      remedy: 'Set `PORT`, and `GATEHOUSE_ORIGIN` or the proxy with it.',
    },
    {
      what: '“This database belongs to the demo”, or “is not the demo’s”',
      cause: 'The demo and a real installation never share a database.',
      remedy: 'Use another `GATEHOUSE_DATA` or `DATABASE_URL`.',
    },
    {
      what: '“which this Gatehouse does not know: start the newer version”',
      cause: 'The database was migrated by a newer version.',
      remedy: 'Start that version, or restore the backup made before.',
    },
    {
      what: 'People are signed out at once, or forms are refused',
      cause: '`GATEHOUSE_ORIGIN` is not the address in the browser, or the proxy changes Host.',
      remedy: 'Make the three agree; over https the cookie needs https.',
    },
    {
      what: 'Mails wait',
      cause: 'No `SMTP_URL`, or the server does not let us in.',
      remedy: '`doctor` says why; “Send a test mail” shows the answer. Nothing is lost meanwhile.',
    },
    {
      what: 'Everybody has the same address in the audit log',
      cause: 'The proxy is not trusted.',
      remedy: 'Add its address to `GATEHOUSE_TRUSTED_PROXIES`.',
    },
    {
      what: 'A reset link says at once that it cannot be used',
      cause: 'Passwords are not among the person’s ways to sign in.',
      remedy: '`org methods` with `--set password,passkey,saml`, then open it again: it is still good within its hour.',
    },
    {
      what: '“The data belong to another GATEHOUSE_SECRET than the one in force”',
      cause: 'The secret is not the one it was, or the data are another installation’s.',
      remedy: 'Bring the old one back, from the backup, and start. If it is lost: `secret replace-lost`.',
    },
    {
      what: 'A domain stays unproven: “The name servers did not answer.”',
      cause: 'The server’s name servers do not see the public DNS.',
      remedy: 'Set `GATEHOUSE_DNS`, or vouch for the domain with `org verify-domain`.',
    },
    {
      what: 'Passkeys are refused for everybody',
      cause: 'The host in `GATEHOUSE_ORIGIN` has changed.',
      remedy: 'Go back to the old name. Else people sign in another way and make new ones.',
    },
  ],
}
