import type { Metadata } from 'next'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { Banner } from '@/components/ui/banner'
import { Button, LinkButton } from '@/components/ui/button'
import * as newcomers from '@/lib/org/saml/saml-newcomers'
import { read } from '@/lib/org/saml/saml-settings'
import { type SettingsContext, settingsContext } from '../../settings-context'
import { decideNewcomers } from '../actions'
import { authenticationPath, newcomersPath } from '../links'
import { ListedPeople } from '../people'
import { NewcomerList } from './newcomer-list'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.saml.newcomers.title }
}

interface NewcomersProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Who came by just-in-time accounts and is unknown to SCIM, each to be linked, disabled or kept. */
export default async function NewcomersPage({ searchParams }: NewcomersProps) {
  const context = await settingsContext('org_authn_config_read', 'user_access_read')
  const { t, member } = context
  const text = t.saml.newcomers
  const [{ total, people }, jit, { ask }] = await Promise.all([
    newcomers.list(member.org, member.actor),
    read(member.org.id),
    searchParams,
  ])
  return (
    <ListedPeople
      text={text}
      t={t}
      shown={people.length}
      total={total}
      empty={{ icon: 'done', href: authenticationPath, label: text.back }}
    >
      {!jit.enabled && <Banner tone="info">{text.turnedOff}</Banner>}
      <Meanings t={text} />
      {people.length > 1 && <ForAll count={people.length} asks={ask === 'disable'} context={context} />}
      <NewcomerList people={people} now={jit.now} context={context} />
    </ListedPeople>
  )
}

function Meanings({ t }: { t: SettingsContext['t']['saml']['newcomers'] }) {
  const meanings = [
    [t.link, t.linkText],
    [t.disable, t.disableText],
    [t.keep, t.keepText],
  ] as const
  return (
    <dl className="rounded-card border border-line bg-surface">
      {meanings.map(([name, text]) => (
        <div key={name} className="flex gap-4 border-t border-line px-4 py-2 first:border-t-0">
          <dt className="w-24 flex-none font-medium">{name}</dt>
          <dd className="min-w-0 text-muted">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** For everybody on the list; disabling them is asked once more. */
function ForAll({ count, asks, context }: { count: number; asks: boolean; context: SettingsContext }) {
  const { t, refusal } = context
  const text = t.saml.newcomers
  const refused = refusal('user_access_manage')
  if (refused) {
    return (
      <div className="flex flex-wrap gap-2">
        {[text.linkAll, text.keepAll, text.disableAll].map((label) => (
          <Button key={label} size="sm" disabledReason={refused}>
            {label}
          </Button>
        ))}
      </div>
    )
  }
  const all = (verb: 'link' | 'keep' | 'disable', label: string) => (
    <OneButtonForm
      action={decideNewcomers}
      fields={{ do: verb, person: 'all' }}
      size="sm"
      variant={verb === 'disable' ? 'danger' : 'secondary'}
      pendingLabel={text.pending}
    >
      {label}
    </OneButtonForm>
  )
  if (asks) {
    return (
      <Banner
        tone="danger"
        title={text.disableAllTitle(count)}
        actions={
          <>
            <LinkButton href={newcomersPath} size="sm">
              {t.common.cancel}
            </LinkButton>
            {all('disable', text.disableAll)}
          </>
        }
      >
        {text.disableAllText}
      </Banner>
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="mr-1 text-muted">{text.all(count)}</span>
      {all('link', text.linkAll)}
      {all('keep', text.keepAll)}
      <LinkButton href={`${newcomersPath}?ask=disable`} size="sm">
        {text.disableAll}
      </LinkButton>
    </div>
  )
}
