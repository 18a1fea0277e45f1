import { curlOf } from '@/components/provisioning/curl'
import { Marked } from '@/components/provisioning/marked'
import { TextAnchor } from '@/components/ui/anchor'
import { Badge, CodeBadge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { FactList } from '@/components/ui/fact-list'
import { IconLink } from '@/components/ui/icon-button'
import { TextLink } from '@/components/ui/link'
import { env } from '@/lib/base/env'
import { exactTime, number } from '@/lib/i18n/format'
import { isRead } from '@/lib/provisioning/activity-action'
import type { ActivityRow } from '@/lib/provisioning/activity-list'
import type { ActivityNames, ActivityPageQuery } from '@/lib/provisioning/activity-page'
import { type Attempts, replayClient } from '@/lib/provisioning/activity-replay'
import type { SettingsContext } from '../../settings-context'
import { ActivityEffects } from './activity-effects'
import { failureOf } from './failure'
import { activityPath, listHref } from './query'
import { AttemptList, ReplayCard } from './replay-card'
import { clientOf, providerOf, tell } from './sentence'
import { ToldText } from './told'

export interface ActivityDetailProps {
  context: SettingsContext
  query: ActivityPageQuery
  row: ActivityRow
  names: ActivityNames
  now: Date
  /** The other attempts at what it asked for. */
  attempts: Attempts
}

/** Characters: a longer body is folded. */
const mostOpen = 4_000

/** One request: why it failed and what to do, what it did, what was sent and answered. */
export function ActivityDetail(props: ActivityDetailProps) {
  const { context, query, row, names } = props
  const { t } = context
  const list = listHref(query, { after: query.after })
  return (
    <section aria-labelledby="request" className="flex min-w-0 flex-col gap-4 p-5 max-sm:p-4">
      <div>
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
          <span className="-ml-2 self-center lg:hidden">
            <LinkButton href={list} variant="quiet" size="sm" icon="chevron-left">
              {t.activity.back}
            </LinkButton>
          </span>
          <h2
            id="request"
            className="text-lg font-normal wrap-anywhere max-lg:order-last max-lg:col-span-full max-lg:mt-1"
          >
            <ToldText {...tell(row, names, t)} />
          </h2>
          <span className="flex flex-none items-center">
            <Copies {...props} />
            <span className="max-lg:hidden">
              <IconLink icon="x" href={list} label={t.common.close} scroll={false} tip="end" />
            </span>
          </span>
        </div>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
          <code className="wrap-anywhere">
            {row.method} {readable(row.path)}
          </code>
          <CodeBadge code={row.status} />
          {row.dryRun && <Badge icon="flask">{t.activity.rehearsal}</Badge>}
        </p>
      </div>
      {row.dryRun && row.client !== replayClient && <Banner tone="neutral">{t.activity.rehearsalText}</Banner>}
      <Cause {...props} />
      <ReplayCard {...props} />
      {(!isRead(row) || row.effects) && <ActivityEffects {...props} />}
      <AttemptList {...props} />
      <Facts {...props} />
      <div className="grid gap-4 xl:grid-cols-2">
        <Body title={t.activity.bodies.request} text={row.request} cut={row.requestCut} t={t} />
        <Body title={t.activity.bodies.response} text={row.response ?? row.detail} cut={row.responseCut} t={t} />
      </div>
      <Tolerances {...props} />
    </section>
  )
}

/** The request for a terminal, and its own address. */
function Copies({ row, context: { t } }: ActivityDetailProps) {
  const { origin } = env()
  const body = row.requestCut || row.request === null ? undefined : row.request
  const { method, path, dryRun } = row
  const curl = curlOf({ baseUrl: `${origin}/api/v2/scim`, method, path, dryRun, ...(body !== undefined && { body }) })
  const copied = t.common.copied
  return (
    <>
      <CopyButton look="icon" icon="terminal" value={curl} label={t.activity.copyCurl} copiedLabel={copied} />
      <CopyButton
        look="icon"
        icon="link"
        value={`${origin}${activityPath}/${row.id}`}
        label={t.activity.copyLink}
        copiedLabel={copied}
      />
    </>
  )
}

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/

/** Whom or what the refusal named as being in the way. */
function InTheWay({ row, names, context: { t } }: ActivityDetailProps) {
  const id = uuid.exec(row.detail ?? '')?.[0]
  const name = id && names.targets.get(id)
  if (!name) return null
  const room = row.resourceType === 'Group' ? 'teams' : 'users'
  return (
    <TextLink href={`/organization-settings/${room}/${id}`} prefetch={false}>
      {t.activity.openInTheWay(name)}
    </TextLink>
  )
}

function Cause(props: ActivityDetailProps) {
  const { row, context } = props
  const { t } = context
  const failure = failureOf(row)
  if (!failure) return null
  const { activity } = t
  const texts = activity.failures[failure]
  const provider = providerOf(row.client)
  return (
    <div className="flex flex-col gap-3">
      <Banner tone="danger" title={activity.cause}>
        {texts.cause}
      </Banner>
      <p className="text-pretty">
        <strong>{activity.remedy}</strong> <Marked text={texts.remedy} />{' '}
        {provider && <Marked text={texts[provider]} />}
      </p>
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        {(failure === 'taken' || failure === 'groupTaken') && <InTheWay {...props} />}
        <TextAnchor href={provider ? `/docs/${provider}#problems` : '/docs'}>
          {activity.guides[provider ?? 'all']}
        </TextAnchor>
      </p>
      {row.detail && (
        <p className="text-sm text-muted">
          {activity.answered}{' '}
          <q lang="en" className="text-fg wrap-anywhere">
            {row.detail}
          </q>
        </p>
      )}
    </div>
  )
}

function Facts({ row, names, context: { t, reader } }: ActivityDetailProps) {
  const { facts } = t.activity
  const key = names.keys.get(row.keyId)
  const took = facts.milliseconds(number(Math.round(row.durationMs * 10) / 10, reader.locale))
  return (
    <FactList
      ruled
      names="narrow"
      facts={[
        { label: facts.at, value: exactTime(row.at, reader), aside: took },
        { label: facts.request, value: <code className="mono">{row.requestId}</code> },
        { label: facts.key, value: key ? facts.keyOf(key.name, key.lastFour, key.owner) : facts.unknownKey },
        {
          label: facts.client,
          value: [clientOf(row, t), row.client].filter((one, n, all) => one && all.indexOf(one) === n).join(' · '),
        },
        ...(row.address ? [{ label: facts.address, value: <code className="mono">{row.address}</code> }] : []),
        ...(row.repeatOf && row.client !== replayClient
          ? [
              {
                label: facts.repeat,
                value: (
                  <>
                    <code className="mono">{row.repeatOf}</code>
                    <span className="block text-sm text-muted">{facts.repeatText}</span>
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Body({ title, text, cut, t }: { title: string; text: string | null; cut: boolean; t: SettingsContext['t'] }) {
  const { bodies } = t.activity
  if (text === null) {
    return (
      <p>
        <strong>{title}</strong> <span className="text-sm text-muted">{bodies.none}</span>
      </p>
    )
  }
  return (
    <details open={text.length < mostOpen} className="min-w-0">
      <summary className="font-semibold">{title}</summary>
      <pre className="mt-1.5 rounded-control border border-line bg-sunken p-3 text-xs leading-5 break-all whitespace-pre-wrap">
        {indented(text)}
      </pre>
      {cut && <p className="mt-1 text-sm text-muted">{bodies.cut}</p>}
    </details>
  )
}

function Tolerances({ row, context: { t } }: ActivityDetailProps) {
  const notes = row.tolerances ?? []
  if (notes.length === 0) return null
  const texts: Record<string, string> = t.activity.tolerances
  return (
    <section>
      <h3 className="font-semibold">{t.activity.tolerated}</h3>
      <ul className="mt-1.5 flex list-disc flex-col gap-1 pl-5 text-sm text-muted">
        {notes.map(({ tolerance, where }) => (
          <li key={tolerance}>
            {texts[tolerance] ?? tolerance}{' '}
            {where.length > 0 && <code className="text-xs wrap-anywhere">{where.slice(0, 3).join(', ')}</code>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** JSON on lines of its own; what was cut is no JSON any more and stays as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '))
  } catch {
    return path
  }
}
