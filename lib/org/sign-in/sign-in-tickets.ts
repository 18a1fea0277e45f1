/** What carries a proven password from one step of signing in to the next: sealed, for one person of one organization
 *  and one next step, for minutes. A ticket is void once the password it stands for was replaced. */
import { env } from '@/lib/base/env'
import { newId } from '@/lib/base/id'
import { seal, unseal } from '@/lib/base/sealed'
import { claim } from '@/lib/db/finders'
import { type OrgId, statement, type Tx } from '@/lib/db/tx'

/** Minutes that a ticket counts, by what it admits to. Installing an app takes longer than reading a code off one. */
const minutes = { second_factor: 5, enroll: 15, session: 15 } as const

export type NextStep = keyof typeof minutes

export interface Ticket {
  readonly id: string
  readonly orgId: OrgId
  readonly userId: string
  readonly step: NextStep
  /** When the password was proven. */
  readonly at: number
}

const purpose = { purpose: 'sign-in ticket', label: 'second step' } as const

/** A ticket for the person, whose password was proven in this transaction. */
export function issue(tx: Tx, userId: string, step: NextStep): string {
  const ticket: Ticket = { id: newId(), orgId: tx.orgId, userId, step, at: tx.now.getTime() }
  return seal(env().secret, purpose, JSON.stringify(ticket)).toString('base64url')
}

/** What the ticket says; undefined for anything that is not one of ours for this step. */
export function read(text: string, step: NextStep): Ticket | undefined {
  const opened = unseal(env().secret, purpose, Buffer.from(text, 'base64url'))
  if (opened === undefined) return undefined
  const ticket = JSON.parse(opened) as Ticket
  return ticket.step === step && claim(ticket.orgId) ? ticket : undefined
}

const unchanged = statement<{ unchanged: boolean }>(
  'sign_in_ticket_password',
  `select updated_at <= $3::timestamptz as unchanged from credentials
   where org_id = $1 and user_id = $2 and kind = 'password'`,
)

/** Whether the ticket still counts. */
export async function holds(tx: Tx, { userId, step, at }: Ticket): Promise<boolean> {
  const [password] = await tx.query(unchanged, [tx.orgId, userId, new Date(at)])
  return tx.now.getTime() < at + minutes[step] * 60_000 && password?.unchanged === true
}
