/** As much of a browser as signing in takes: cookies by host and path, redirects one at a time, forms. */

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
  readonly attributes: readonly string[]
}

export interface Page {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export class Browser {
  private readonly jars = new Map<string, Cookie[]>()

  /** One request; redirects are answers like others. */
  async request(url: string, init: RequestInit = {}): Promise<Page> {
    const headers = new Headers(init.headers)
    const cookies = this.cookiesFor(url)
    if (cookies) headers.set('cookie', cookies)
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' })
    this.keep(url, answer.headers.getSetCookie())
    return { url, status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  /** Follows redirects until a page is shown. */
  async open(url: string, init: RequestInit = {}): Promise<Page> {
    let page = await this.request(url, init)
    for (let hops = 0; page.headers.get('location') && hops < 10; hops++) {
      page = await this.request(new URL(page.headers.get('location') ?? '', page.url).href)
    }
    return page
  }

  /** Posts a form of a page, with values of ours over its own; `named` is a field of the form that is meant. */
  async submit(page: Page, values: Readonly<Record<string, string>> = {}, follow = true, named = ''): Promise<Page> {
    const { action, fields, isMultipart } = formOf(page, named)
    const given = { ...fields, ...values }
    const body = isMultipart ? multipart(given) : new URLSearchParams(given)
    const init = { method: 'POST', body, headers: { origin: new URL(page.url).origin } }
    return follow ? this.open(action, init) : this.request(action, init)
  }

  /** Holds a cookie as if it had been given one. */
  remember(url: string, name: string, value: string): void {
    this.keep(url, [`${name}=${value}; Path=/`])
  }

  cookiesOf(url: string): readonly Cookie[] {
    return this.jars.get(new URL(url).host) ?? []
  }

  private cookiesFor(url: string): string {
    const { pathname } = new URL(url)
    return this.cookiesOf(url)
      .filter(({ path }) => pathname.startsWith(path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  private keep(url: string, lines: readonly string[]): void {
    const { host } = new URL(url)
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/;\s*/)
      const [name = '', ...value] = pair.split('=')
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
      const others = (this.jars.get(host) ?? []).filter((cookie) => cookie.name !== name || cookie.path !== path)
      const isGone = attributes.some((one) => /^max-age=0$/i.test(one))
      this.jars.set(host, isGone ? others : [...others, { name, value: value.join('='), path, attributes }])
    }
  }
}

/** The first form of a page that has the field: where it goes, and its fields as they stand. */
export function formOf(
  { text, url }: Page,
  named = '',
): { action: string; fields: Record<string, string>; isMultipart: boolean } {
  const forms = text.match(/<form[^>]*>[\s\S]*?<\/form>/gi) ?? []
  const form = forms.find((one) => one.includes(named && ` name="${named}"`))
  if (!form) throw new Error(`there is no form at ${url}:\n${text.slice(0, 2_000)}`)
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/gi)) {
    const name = attribute(tag, 'name')
    if (name) fields[name] = attribute(tag, 'value') ?? ''
  }
  const head = form.slice(0, form.indexOf('>'))
  const action = attribute(head, 'action') ?? ''
  return { action: new URL(action || url, url).href, fields, isMultipart: /multipart\/form-data/i.test(head) }
}

function multipart(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  return form
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#039': "'" }
  return value?.replace(/&(amp|quot|lt|gt|#039);/g, (_, entity: string) => entities[entity] ?? '')
}
