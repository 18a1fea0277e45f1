/** Pasted text as the form shows it: each address with what would come of it, in the reader's words. */
import type { AddressTone, Understood, UnderstoodAddress } from '@/components/users/invite-state'
import type { Member } from '@/lib/auth/member'
import { type PastedAddress, parseAddressList } from '@/lib/base/address-list'
import { fold } from '@/lib/base/fold'
import type { Messages } from '@/lib/i18n/messages'
import { check, mostAtOnce } from '@/lib/org/invitations/invite-many'
import type { Verdict } from '@/lib/org/invitations/invitees'

export const tones: Readonly<Record<Verdict, AddressTone>> = {
  invite: 'invite',
  member: 'skip',
  invited: 'skip',
  disabled: 'skip',
  duplicate: 'skip',
  domain: 'warn',
  role: 'warn',
  role_unknown: 'warn',
  team: 'warn',
  team_unknown: 'warn',
  comma: 'wrong',
  ending: 'wrong',
  form: 'wrong',
}

/** The longest text that is looked at: far beyond a thousand addresses with names. */
const longestText = 400_000

export function pasted(text: string): PastedAddress[] {
  return parseAddressList(text.slice(0, longestText))
}

export async function understand(member: Member, entries: readonly PastedAddress[], t: Messages): Promise<Understood> {
  const sound = entries.filter(({ problem }) => !problem).map(({ address }) => address)
  const { judged } = await check(member.org, member.actor, sound)
  const told = entries.slice(0, mostAtOnce + 1).map((entry) => {
    const verdict = entry.problem ?? judged.get(fold(entry.address))?.verdict ?? 'form'
    return tell(entry, verdict, t)
  })
  return summed(told, t)
}

function tell({ address, name, suggestion }: PastedAddress, verdict: Verdict, t: Messages): UnderstoodAddress {
  const { chip, verdict: says, remove, use } = t.invitations
  return {
    address,
    name,
    tone: tones[verdict],
    mark: chip[verdict],
    says: says[verdict],
    removeLabel: remove(address),
    ...(suggestion && { suggestion, useLabel: use(suggestion) }),
  }
}

function summed(entries: UnderstoodAddress[], t: Messages): Understood {
  const count = (...wanted: AddressTone[]) => entries.filter(({ tone }) => wanted.includes(tone)).length
  const { summary, send } = t.invitations
  const [invite, skip, wrong] = [count('invite'), count('skip'), count('warn', 'wrong')]
  const parts = [
    summary.invite(invite),
    ...(skip > 0 ? [summary.skipped(skip)] : []),
    ...(wrong > 0 ? [summary.wrong(wrong)] : []),
  ]
  return { entries, summary: entries.length > 0 ? parts.join(' · ') : '', sendLabel: send(invite) }
}
