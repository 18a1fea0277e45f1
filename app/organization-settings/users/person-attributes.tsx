import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { type Fact, FactList } from '@/components/ui/fact-list'
import { Icon } from '@/components/ui/icon'
import { Time } from '@/components/ui/time'
import { capitalized, timeText } from '@/lib/i18n/format'
import type { PersonView } from './person-view'
import { Section } from './section'

/** What is known of a person; violet marks what the identity provider owns. */
export function PersonAttributes(view: PersonView) {
  const { person: text } = view.context.t.users
  return (
    <Section level={view.level} title={text.attributes}>
      <FactList facts={[...described(view), ...dated(view)]} ruled />
    </Section>
  )
}

function described({ context, person }: PersonView): Fact[] {
  const { t, reader } = context
  const { person: text, sources, columns } = t.users
  const owned = person.managed && <Owned label={text.ownedHint} />
  const facts: (Fact & { given: unknown })[] = [
    { label: text.userName, value: person.userName, aside: owned, given: person.userName },
    { label: text.email, value: person.email, aside: owned, given: person.email },
    { label: text.titleOf, value: person.title, aside: owned, given: person.title },
    {
      label: text.externalId,
      value: <Copyable value={person.externalId ?? ''} label={text.copy(text.externalId)} copied={t.users.copied} />,
      aside: owned,
      given: person.externalId,
    },
    { label: text.language, value: language(person.locale, reader.locale), aside: owned, given: person.locale },
    { label: text.zone, value: person.timeZone, aside: owned, given: person.timeZone },
    {
      label: text.id,
      value: <Copyable value={person.id} label={text.copy(text.id)} copied={t.users.copied} />,
      given: person.id,
    },
    { label: columns.source, value: sources[person.source], given: person.source },
  ]
  return facts.filter(({ given }) => given !== null)
}

function dated({ context, person, now }: PersonView): Fact[] {
  const { t, reader } = context
  const { person: text, never } = t.users
  const time = (at: Date) => <Time {...timeText(at, now, reader)} />
  const { createdAt, createdBy, verifiedAt, lastSignInAt } = person
  return [
    {
      label: text.created,
      value: createdBy ? <CreatedBy at={time(createdAt)} name={createdBy} view={text} /> : time(createdAt),
    },
    { label: text.verified, value: verifiedAt ? time(verifiedAt) : text.notVerified },
    { label: text.lastSignIn, value: lastSignInAt ? time(lastSignInAt) : never },
  ]
}

function CreatedBy({ at, name, view }: { at: ReactNode; name: string; view: { byName: (name: string) => string } }) {
  return (
    <>
      {at} <span className="text-muted">{view.byName(name)}</span>
    </>
  )
}

function Owned({ label }: { label: string }) {
  return (
    <span title={label} className="text-idp">
      <Icon name="key" />
      <span className="sr-only">{label}</span>
    </span>
  )
}

function Copyable({ value, label, copied }: { value: string; label: string; copied: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 text-sm wrap-anywhere">{value}</code>
      <CopyButton look="icon" value={value} label={label} copiedLabel={copied} />
    </span>
  )
}

/** "French (Canada)" of "fr-CA"; a tag that is none stays as it is. */
function language(tag: string | null, reader: string): string | null {
  if (!tag) return null
  const [known] = supported(tag.replaceAll('_', '-'))
  return known ? capitalized(new Intl.DisplayNames([reader], { type: 'language' }).of(known) ?? tag) : tag
}

function supported(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag)
  } catch {
    return []
  }
}
