/** What the stories of a demo organization share: whom there is, by address, and who acts. */
import { env } from '@/lib/base/env'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import { type Actor, permissions } from '@/lib/org/can'
import { invitationToken } from '@/lib/org/invitations/invitation-token'
import * as invites from '@/lib/org/invitations/invites'
import { signIn } from '@/lib/org/sign-in/sign-in'

export interface Browser {
  readonly address: string
  readonly userAgent: string
}

/** Where people sit. */
export const browsers = {
  firefox: {
    address: '198.51.100.14',
    userAgent: agent('X11; Linux x86_64; rv:141.0', 'Gecko/20100101 Firefox/141.0'),
  },
  chrome: {
    address: '198.51.100.87',
    userAgent: agent(
      'Windows NT 10.0; Win64; x64',
      'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    ),
  },
  safari: {
    address: '2001:db8:4a::31',
    userAgent: agent(
      'Macintosh; Intel Mac OS X 10_15_7',
      'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    ),
  },
  phone: {
    address: '192.0.2.201',
    userAgent: agent(
      'iPhone; CPU iPhone OS 18_5 like Mac OS X',
      'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    ),
  },
} as const satisfies Record<string, Browser>

function agent(system: string, rest: string): string {
  return `Mozilla/5.0 (${system}) ${rest}`
}

export class Cast {
  private readonly ids = new Map<string, string>()
  private roles: ReadonlyMap<string, string> = new Map()

  constructor(readonly org: Org) {}

  get domain(): string {
    return `${this.org.slug}.test`
  }

  know(address: string, id: string): void {
    this.ids.set(address, id)
  }

  /** Throws where the story speaks of somebody who has not come yet. */
  idOf(address: string): string {
    const id = this.ids.get(address)
    if (id === undefined) throw new Error(`the demo knows no ${address}`)
    return id
  }

  /** The person as they act in their browser. */
  async actor(address: string, { address: from }: Browser = browsers.firefox): Promise<Actor> {
    const id = this.idOf(address)
    const person = await readOrg(this.org.id, ({ db }) =>
      db.user.findFirstOrThrow({ where: { orgId: this.org.id, id } }),
    )
    return { kind: 'user', id, name: person.displayName, address: from, permissions: new Set(permissions) }
  }

  async roleId(name: string): Promise<string> {
    const orgId = this.org.id
    if (!this.roles.has(name)) {
      const rows = await readOrg(orgId, ({ db }) => db.role.findMany({ where: { orgId } }))
      this.roles = new Map(rows.map((row) => [row.name, row.id]))
    }
    const id = this.roles.get(name)
    if (id === undefined) throw new Error(`the demo knows no role ${name}`)
    return id
  }

  /** Opens the newest link that was mailed to the person, and is in. */
  async accept(address: string, name: string, browser: Browser = browsers.chrome): Promise<void> {
    const userId = this.idOf(address)
    const link = await readOrg(this.org.id, ({ db }) =>
      db.invitationLink.findFirstOrThrow({ where: { orgId: this.org.id, userId, endedAt: null } }),
    )
    const token = invitationToken(this.org.id, link.id, env().secret)
    await invites.accept(token, { name, password: this.password }, browser)
  }

  async signIn(address: string, browser: Browser = browsers.chrome, password = this.password): Promise<void> {
    const { kind } = await signIn({ email: address, password, slug: this.org.slug }, browser)
    if (kind !== 'signed_in') throw new Error(`the demo could not sign ${address} in: ${kind}`)
  }

  /** What everybody chose who came by an invitation. */
  private get password(): string {
    return `${this.org.slug}-people-demo`
  }
}
