/** Words for the form, which is an island and may be handed no functions. */
import type { Messages } from '@/lib/i18n/messages'
import type { TeamFormProps } from './team-form'

/** With room for three links more than there are. */
export function formText(t: Messages, links: number, submit: { submit: string; pending: string }) {
  const { create, handle, detail, links: words, cancel } = t.teams
  const places = Array.from({ length: Math.min(20, links + 3) }, (_, index) => index + 1)
  return {
    name: create.name,
    handle,
    description: detail.description,
    optional: t.common.optional,
    links: detail.links,
    linksHint: words.hint,
    linkLabel: words.label,
    linkUrl: words.url,
    linkPlaces: places.map(words.of),
    cancel,
    ...submit,
  } satisfies TeamFormProps['text']
}
