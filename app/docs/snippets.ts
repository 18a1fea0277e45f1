/** What an operator types or writes into a file. The same in every language, and tried as it stands. */
import type { Snippet } from '@/lib/i18n/en/guides/guide'

const start = `git clone REPOSITORY gatehouse
cd gatehouse
npm start`

const environment = `GATEHOUSE_ORIGIN=https://gate.example.com
GATEHOUSE_TRUSTED_PROXIES=127.0.0.1
DATABASE_URL=postgresql://gatehouse:PASSWORD@db.example.com:5432/gatehouse
# openssl rand -hex 32
GATEHOUSE_SECRET=SECRET
SMTP_URL=smtps://USER:PASSWORD@smtp.example.com
MAIL_FROM="Gatehouse <gatehouse@example.com>"`

const unit = `[Unit]
Description=Gatehouse
Wants=network-online.target
After=network-online.target

[Service]
User=gatehouse
WorkingDirectory=/opt/gatehouse
EnvironmentFile=/etc/gatehouse.env
ExecStart=/usr/bin/node lib/cli/bootstrap.mjs start
KillMode=mixed
TimeoutStopSec=60
Restart=on-failure

[Install]
WantedBy=multi-user.target`

const roles = `create role gatehouse login password 'PASSWORD';
create role gatehouse_app nologin;
grant gatehouse_app to gatehouse;
create database gatehouse owner gatehouse;`

const appRole = `create role gatehouse login password 'PASSWORD';
grant gatehouse_app to gatehouse;
create database gatehouse owner gatehouse;`

const nginx = `server {
  listen 443 ssl;
  server_name gate.example.com;
  ssl_certificate /etc/ssl/gate.example.com.pem;
  ssl_certificate_key /etc/ssl/gate.example.com.key;
  client_max_body_size 17m;

  location / {
    proxy_pass http://127.0.0.1:3000;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_read_timeout 60s;
  }
}`

const caddy = `gate.example.com {
  reverse_proxy 127.0.0.1:3000
}`

const apache = `<VirtualHost *:443>
  ServerName gate.example.com
  SSLEngine on
  SSLCertificateFile /etc/ssl/gate.example.com.pem
  SSLCertificateKeyFile /etc/ssl/gate.example.com.key
  ProxyPreserveHost On
  RequestHeader set X-Forwarded-Proto https
  AllowEncodedSlashes NoDecode
  ProxyPass / http://127.0.0.1:3000/ nocanon
</VirtualHost>`

const nodes = `# web nodes
GATEHOUSE_WORKER=off npm start

# one or two others
npm run worker`

const health = 'curl --fail http://127.0.0.1:3000/api/health/ready'

const metrics = `scrape_configs:
  - job_name: gatehouse
    authorization:
      credentials: THE TOKEN
    static_configs:
      - targets: [127.0.0.1:3000]`

const dump = `# once, as an administrator of the database
create role gatehouse_backup login bypassrls password 'PASSWORD';
grant pg_read_all_data to gatehouse_backup;

# each night
pg_dump --format=custom --no-owner --file=gatehouse.dump \\
  postgresql://gatehouse_backup:PASSWORD@db.example.com:5432/gatehouse`

const restore = `createdb --owner=gatehouse restored
pg_restore --no-owner --exit-on-error \\
  --dbname=postgresql://gatehouse:PASSWORD@db.example.com:5432/restored gatehouse.dump

export DATABASE_URL=postgresql://gatehouse:PASSWORD@db.example.com:5432/restored
npm run -s gatehouse -- doctor
npm run -s gatehouse -- audit verify --org acme`

const embeddedCopy = `systemctl stop gatehouse
tar --create --gzip --file=gatehouse.tar.gz .data
systemctl start gatehouse`

const upgrade = `git pull
systemctl restart gatehouse
npm run -s gatehouse -- doctor`

const rotate = `systemctl stop gatehouse
set -a; . /etc/gatehouse.env; set +a
npm run -s gatehouse -- secret rotate --new /root/gatehouse-secret.new

# the content of that file becomes GATEHOUSE_SECRET in /etc/gatehouse.env
systemctl start gatehouse
npm run -s gatehouse -- doctor`

const recovery = `set -a; . /etc/gatehouse.env; set +a
npm run -s gatehouse -- org methods acme --set password,passkey,saml
npm run -s gatehouse -- user reset-link --org acme --email ada@example.com

# if the authenticator app is lost as well
npm run -s gatehouse -- user reset-second-factor --org acme --email ada@example.com`

export const snippets: Readonly<Record<Snippet, string>> = {
  start,
  environment,
  unit,
  roles,
  appRole,
  nginx,
  caddy,
  apache,
  nodes,
  health,
  metrics,
  dump,
  restore,
  embeddedCopy,
  upgrade,
  recovery,
  rotate,
}
