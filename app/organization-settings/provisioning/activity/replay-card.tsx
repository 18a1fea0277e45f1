import { OneButtonForm } from '@/components/keys/one-button-form'
import { CodeBadge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { ActivityRow } from '@/lib/provisioning/activity-list'
import { replayable } from '@/lib/provisioning/activity-replay'
import { playAgain } from './actions'
import type { ActivityDetailProps } from './activity-detail'
import { entryHref, queryParameters } from './query'

/** What can be played again of a request, and what was. */
export function ReplayCard(props: ActivityDetailProps) {
  const { row, context } = props
  const { replay } = context.t.activity
  const can = replayable(row)
  if (can.step === 'carry_out') {
    return (
      <Banner tone="info" title={replay.previewed} actions={<PlayButton {...props} />}>
        {replay.previewedText}
      </Banner>
    )
  }
  if (row.dryRun && row.status >= 400 && row.repeatOf) return <Banner tone="warning">{replay.stillRefused}</Banner>
  if (can.step === 'none') return null
  return (
    <section className="flex flex-wrap items-center justify-between gap-3 rounded-control border border-line px-4 py-3">
      <div className="min-w-60 flex-1">
        <h3 className="font-semibold">{replay.title}</h3>
        <p className="text-sm text-muted">{can.obstacle ? replay.obstacles[can.obstacle] : replay.text}</p>
      </div>
      <PlayButton {...props} />
    </section>
  )
}

/** Disabled with the reason where the request or the reader's roles do not allow it. */
function PlayButton({ row, query, context: { t, refusal } }: ActivityDetailProps) {
  const { replay } = t.activity
  const can = replayable(row)
  if (can.step === 'none') return null
  const isPreview = can.step === 'preview'
  const refused =
    (can.obstacle && replay.obstacles[can.obstacle]) ?? refusal('user_access_manage') ?? refusal('user_access_invite')
  if (refused) {
    return (
      <Button icon="rotate" size="sm" disabledReason={refused}>
        {isPreview ? replay.preview : replay.carryOut}
      </Button>
    )
  }
  return (
    <OneButtonForm
      action={playAgain}
      fields={{ id: row.id, do: can.step, list: new URLSearchParams(queryParameters(query)).toString() }}
      icon="rotate"
      size="sm"
      variant={isPreview ? 'secondary' : 'primary'}
      pendingLabel={isPreview ? replay.previewing : replay.carrying}
    >
      {isPreview ? replay.preview : replay.carryOut}
    </OneButtonForm>
  )
}

/** The other attempts at the same: what was refused first, and what was played again. */
export function AttemptList({
  attempts: { original, replays },
  query,
  now,
  context: { t, reader },
}: ActivityDetailProps) {
  const { replay } = t.activity
  if (!original && replays.length === 0) return null
  const line = (row: ActivityRow, label: string) => (
    <li key={row.id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <TextLink href={entryHref(row.id, query)} prefetch={false}>
        {label}
      </TextLink>
      <CodeBadge code={row.status} />
      <span className="text-sm text-muted">
        <Time {...timeText(row.at, now, reader)} />
      </span>
    </li>
  )
  return (
    <section>
      <h3 className="font-semibold">{replay.attempts}</h3>
      <ul className="mt-1.5 flex flex-col gap-1">
        {original && line(original, replay.original)}
        {replays.map((row) => line(row, row.dryRun ? replay.rehearsed : replay.carriedOut))}
      </ul>
    </section>
  )
}
