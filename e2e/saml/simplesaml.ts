/** SimpleSAMLphp as an identity provider: a process of its own, on a folder of configuration that the test writes. It
 *  reads its metadata at each request, so organizations may be added while it runs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newKeyPair } from '@/lib/saml/testing/forger'

const installed = '/usr/share/simplesamlphp'

export interface Account {
  readonly password: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** One of ours, as the provider is told of it. */
export interface ServiceProvider {
  readonly entityId: string
  readonly acsUrl: string
  /** Where it sends logout messages, signed; it takes none that are not. */
  readonly sloUrl?: string
  /** PEM: requests must be signed by it; with `encrypts` assertions are encrypted for it. */
  readonly certificate: string
  readonly encrypts?: boolean
}

export class SimpleSaml {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  static async start(accounts: Readonly<Record<string, Account>>): Promise<SimpleSaml> {
    const folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-idp-'))
    const port = await freePort()
    const origin = `http://127.0.0.1:${port}`
    configure(folder, origin, accounts)
    const child = spawn('php', ['-d', 'error_reporting=0', '-S', `127.0.0.1:${port}`, '-t', `${installed}/www`], {
      env: { ...process.env, SIMPLESAMLPHP_CONFIG_DIR: `${folder}/config`, PHP_CLI_SERVER_WORKERS: '2' },
      stdio: 'ignore',
      // Its workers are processes of their own, and end with the group.
      detached: true,
    })
    const idp = new SimpleSaml(folder, child, origin)
    await idp.answering()
    return idp
  }

  get metadataUrl(): string {
    return `${this.origin}/saml2/idp/metadata.php`
  }

  /** Where a person signs out of the provider, and of all that it signed them in to. */
  get logoutUrl(): string {
    return `${this.origin}/saml2/idp/SingleLogoutService.php?ReturnTo=${encodeURIComponent(this.metadataUrl)}`
  }

  async metadata(): Promise<string> {
    return (await fetch(this.metadataUrl)).text()
  }

  serve(providers: readonly ServiceProvider[]): void {
    writeFileSync(`${this.folder}/metadata/saml20-sp-remote.php`, `<?php\n${providers.map(remote).join('\n')}`)
  }

  stop(): void {
    if (this.child.pid) process.kill(-this.child.pid, 'SIGTERM')
    rmSync(this.folder, { recursive: true, force: true })
  }

  private async answering(): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      const answer = await fetch(this.metadataUrl).catch(() => undefined)
      if (answer?.ok) return
      if (this.child.exitCode !== null) throw new Error(`php ended with ${this.child.exitCode}`)
      await sleep(100)
    }
    this.stop()
    throw new Error('SimpleSAMLphp does not answer')
  }
}

function php(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(php).join(', ')}]`
  if (value !== null && typeof value === 'object') {
    return `[${Object.entries(value)
      .map(([key, one]) => `${php(key)} => ${php(one)}`)
      .join(', ')}]`
  }
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value)
}

const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'

function configure(folder: string, origin: string, accounts: Readonly<Record<string, Account>>): void {
  for (const name of ['config', 'metadata', 'cert', 'log', 'data', 'tmp']) mkdirSync(`${folder}/${name}`)
  const key = newKeyPair('idp')
  writeFileSync(`${folder}/cert/idp.pem`, key.privateKey)
  writeFileSync(`${folder}/cert/idp.crt`, key.certificate)
  const ours = {
    baseurlpath: `${origin}/`,
    certdir: `${folder}/cert/`,
    loggingdir: `${folder}/log/`,
    datadir: `${folder}/data/`,
    tempdir: `${folder}/tmp`,
    metadatadir: `${folder}/metadata`,
    'metadata.sources': [{ type: 'flatfile', directory: `${folder}/metadata` }],
    'enable.saml20-idp': true,
    secretsalt: 'only for tests of this folder',
    'auth.adminpassword': 'only for tests of this folder',
    'store.type': 'phpsession',
    'session.cookie.secure': false,
    // Its default, None, is what browsers refuse over plain HTTP.
    'session.cookie.samesite': null,
    'session.phpsession.savepath': `${folder}/data`,
    'module.enable': { exampleauth: true, core: true, saml: true },
    'logging.handler': 'file',
  }
  const debian = readFileSync('/etc/simplesamlphp/config.php', 'utf8')
  writeFileSync(`${folder}/config/config.php`, `${debian}\n$config = array_merge($config, ${php(ours)});\n`)
  const people = Object.entries(accounts).map(([name, { password, attributes }]) => [`${name}:${password}`, attributes])
  const sources = { users: { 0: 'exampleauth:UserPass', ...Object.fromEntries(people) } }
  const numbered = php(sources).replace("'0' => ", '')
  writeFileSync(`${folder}/config/authsources.php`, `<?php\n$config = ${numbered};\n`)
  const hosted = {
    host: '__DEFAULT__',
    privatekey: 'idp.pem',
    certificate: 'idp.crt',
    auth: 'users',
    'signature.algorithm': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'saml20.sign.response': true,
    'saml20.sign.assertion': true,
    authproc: { 3: { class: 'saml:AttributeNameID', attribute: 'email', Format: emailFormat } },
  }
  const text = php(hosted).replace("'3' =>", '3 =>')
  writeFileSync(`${folder}/metadata/saml20-idp-hosted.php`, `<?php\n$metadata['${origin}/idp'] = ${text};\n`)
  writeFileSync(`${folder}/metadata/saml20-sp-remote.php`, '<?php\n')
}

function remote({ entityId, acsUrl, sloUrl, certificate, encrypts = false }: ServiceProvider): string {
  const told = {
    AssertionConsumerService: acsUrl,
    ...(sloUrl && { SingleLogoutService: sloUrl, 'sign.logout': true, 'validate.logout': true }),
    NameIDFormat: emailFormat,
    certData: certificate.replace(/-----(BEGIN|END) CERTIFICATE-----|\s/g, ''),
    'validate.authnrequest': true,
    'assertion.encryption': encrypts,
  }
  return `$metadata['${entityId}'] = ${php(told)};`
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
