/** Which organization and which of its people a call names. */
import { DomainError } from '@/lib/base/errors'
import { fold } from '@/lib/base/fold'
import { refusal } from '@/lib/base/refusal'
import type { Org } from '@/lib/db/finders'
import { readOrg } from '@/lib/db/read-org'
import * as organizations from '@/lib/org/organizations'
import type { Input } from '../command'

export const orgOption = { value: '<slug>', help: 'The organization', required: true } as const

/** The organization that `--org` names. */
export async function orgOf(input: Input): Promise<Org> {
  return orgNamed(input.need('org'))
}

/** The organization with this short name. */
export async function orgNamed(slug: string): Promise<Org> {
  const org = await organizations.bySlug(slug)
  if (org) return org
  const known = (await organizations.list()).map((each) => each.slug)
  throw refusal(
    `There is no organization "${slug}". ${known.length ? `There are: ${known.join(', ')}.` : 'There is none yet.'}`,
  )
}

export interface Named {
  readonly id: string
  readonly name: string
  readonly kind: 'human' | 'service'
}

/** A living user by e-mail address, user name, id or, for service accounts, name. */
export async function userOf(org: Org, name: string): Promise<Named> {
  const folded = fold(name)
  const found = await readOrg(org.id, ({ db }) =>
    db.user.findMany({
      where: {
        deletedAt: null,
        OR: [{ emailLc: folded, kind: 'human' }, { userNameLc: folded }, { displayName: name, kind: 'service' }],
      },
      select: { id: true, displayName: true, kind: true },
      take: 2,
    }),
  )
  const [only, second] = found
  if (!only) throw refusal(`Nobody in ${org.name} has the address or name "${name}".`)
  if (second) throw new DomainError('user_not_found', {}, `"${name}" names several users`)
  return { id: only.id, name: only.displayName, kind: only.kind }
}
