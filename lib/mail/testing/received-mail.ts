/** As much of MIME as our own mails use: one multipart/alternative of quoted-printable, base64 or plain parts. */

export interface ReceivedMail {
  /** The recipients of the envelope. */
  readonly to: readonly string[]
  /** By lower-case name, unfolded, encoded words left as they came. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
}

export function parseMail(source: string, to: readonly string[]): ReceivedMail {
  const { headers, body } = split(source)
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1]
  const parts = boundary
    ? body
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => split(part.replace(/^\r?\n/, '')))
    : []
  const part = (type: string) => {
    const found = parts.find((candidate) => candidate.headers['content-type']?.startsWith(type))
    return found ? decode(found.body, found.headers['content-transfer-encoding'] ?? '') : ''
  }
  return { to, headers, text: part('text/plain'), html: part('text/html') }
}

function split(source: string): { headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = source.split(/\r?\n\r?\n/)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { headers: Object.fromEntries(fields), body: rest.join('\n\n') }
}

function decode(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (encoding !== 'quoted-printable') return body
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
