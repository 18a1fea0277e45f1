/** Mails as the local inbox got them by SMTP. */
import { expect } from '@playwright/test'

interface Mail {
  id: string
  to: string
  subject: string
  text: string
  html: string
  links: string[]
}

export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${process.env.E2E_ORIGIN}/inbox.json`)
  const mails = (await response.json()) as Mail[]
  return mails.filter(({ to }) => to === address)
}

/** The newest mail to the address once `count` of them have arrived. */
export async function newestMail(address: string, count = 1): Promise<Mail> {
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 20_000 }).toBe(count)
  const [newest] = await mailsTo(address)
  if (!newest) throw new Error(`no mail to ${address}`)
  return newest
}

/** The path of the invitation link in a mail. */
export function invitationPath(mail: Mail): string {
  return pathIn(mail, '/invite/')
}

/** The path of the link for a new password in a mail. */
export function resetPath(mail: Mail): string {
  return pathIn(mail, '/reset/')
}

function pathIn({ links }: Mail, below: string): string {
  const link = links.find((each) => each.includes(below))
  if (!link) throw new Error(`the mail has no link below ${below}`)
  return new URL(link).pathname
}
