/** A logged request as a command for a shell, to be tried again by hand. The key is no part of it: the shell's variable
 *  stands for it. */

export interface CurlRequest {
  /** Of the SCIM root, without a slash at its end. */
  readonly baseUrl: string
  readonly method: string
  /** Below the root, with the query, as it was sent. */
  readonly path: string
  /** Undefined where there was none, or not all of it is known. */
  readonly body?: string
  readonly dryRun: boolean
}

export function curlOf({ baseUrl, method, path, body, dryRun }: CurlRequest): string {
  const lines = [
    `curl -X ${method} ${quoted(`${baseUrl}${path}`)}`,
    '-H "Authorization: Bearer $GATEHOUSE_KEY"',
    ...(dryRun ? [`-H 'Prefer: dry-run'`] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/scim+json'`, `--data-raw ${quoted(body)}`]),
  ]
  return lines.join(' \\\n  ')
}

/** In single quotes nothing means anything to a shell but the single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
