/** The text part of a mail: the same words in the same order as the HTML part. Lines are left to the reader's program,
 *  which knows its width; the link stands alone on its line, so that every program makes it whole. */
import { messages } from '@/lib/i18n/messages'
import type { Letter } from './letter'

export function renderText({ locale, heading, opening, quote, facts, action, footer }: Letter): string {
  const { labelled } = messages(locale).mail
  const lines = facts.map(({ label, value, note }) => labelled(label, note ? `${value}, ${note}` : value))
  const link = labelled(action.label, `\n${action.link}`).replace(' \n', '\n')
  return `${[heading, opening, ...(quote ? [quote] : []), link, lines.join('\n'), footer.join('\n')].join('\n\n')}\n`
}
