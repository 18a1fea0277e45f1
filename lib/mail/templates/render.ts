import { oneLine } from '../one-line'
import { renderHtml } from './layout'
import type { Letter, RenderedMail } from './letter'
import { renderText } from './plain'

/** Both parts of a mail and its subject, which is one line whatever the names in it hold. */
export function render(letter: Letter): RenderedMail {
  return { subject: oneLine(letter.subject, 250), text: renderText(letter), html: renderHtml(letter) }
}
