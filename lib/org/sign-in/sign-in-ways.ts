/** The ways by which a person can come in: what they have, as far as they may use it now. */
import type { PlanName } from '@/lib/db/enums'
import { type Method, ownMethods, personMethods } from '@/lib/db/sign-in-methods'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'
import { withOrg } from '@/lib/db/with-org'
import { plans } from '../plans'

export interface SignInWays {
  /** What they may use, whether or not they have it. */
  readonly methods: ReadonlySet<Method>
  readonly hasPassword: boolean
  readonly passkeys: number
  /** An active identity provider that knows them from an earlier sign-in, where the plan has any. */
  readonly providerId: string | null
}

interface WaysRow {
  methods: Method[]
  break_glass: boolean
  plan: PlanName
  has_password: boolean
  passkeys: number
  provider_id: string | null
}

const ofPerson = statement<WaysRow>(
  'sign_in_ways',
  `select ${personMethods} as methods, u.break_glass_at is not null as break_glass, o.plan::text as plan,
     exists (select from credentials c where c.org_id = $1 and c.user_id = u.id and c.kind = 'password') as has_password,
     (select count(*)::int from passkeys k where k.org_id = $1 and k.user_id = u.id) as passkeys,
     (select i.provider_id from saml_identities i
        join saml_identity_providers p on p.org_id = i.org_id and p.id = i.provider_id and p.state = 'active'
        where i.org_id = $1 and i.user_id = u.id order by i.last_used_at desc limit 1) as provider_id
   from users u join organizations o on o.id = u.org_id
   where u.org_id = $1 and u.id = $2 and u.kind = 'human' and u.deleted_at is null`,
)

/** The ways of a person; undefined where there is none with this id. */
export async function waysIn(tx: Tx, userId: string): Promise<SignInWays | undefined> {
  const [row] = await tx.query(ofPerson, [tx.orgId, userId])
  if (!row) return undefined
  return {
    methods: new Set(row.break_glass ? [...row.methods, ...ownMethods] : row.methods),
    hasPassword: row.has_password,
    passkeys: row.passkeys,
    providerId: plans[row.plan].saml ? row.provider_id : null,
  }
}

/** As `waysIn`, in a transaction of its own. */
export function readWays(orgId: OrgId, userId: string): Promise<SignInWays | undefined> {
  return withOrg(orgId, (tx) => waysIn(tx, userId))
}

/** The methods that really let the person in. */
export function openWays({ methods, hasPassword, passkeys, providerId }: SignInWays): Method[] {
  const held: Record<Method, boolean> = { password: hasPassword, passkey: passkeys > 0, saml: providerId !== null }
  return [...methods].filter((method) => held[method])
}
