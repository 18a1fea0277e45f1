import { clientName } from '@/components/keys/client-name'
import { Card, CardFooter, CardHeader } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import { Time } from '@/components/ui/time'
import { timeText } from '@/lib/i18n/format'
import type { ScimSetup } from '@/lib/org/connections/scim-setup'
import { isScimLive, type OwnedKey } from '@/lib/org/keys/key-entry'
import { maskedKey } from '../../application-keys/key-cells'
import type { SettingsContext } from '../../settings-context'

export interface ConnectedCardProps {
  setup: ScimSetup
  context: SettingsContext
}

/** Each key that could provision, with its last request. */
export function ConnectedCard({ setup, context }: ConnectedCardProps) {
  const { t } = context
  const { connected } = t.provisioning
  const waiting = setup.keys.length > 0 && setup.keys.every(({ lastUse }) => lastUse === null)
  return (
    <Card labelledBy="connected">
      <CardHeader id="connected" title={connected.title} />
      {setup.keys.length === 0 && <p className="p-4 text-muted">{connected.none}</p>}
      <ul>
        {setup.keys.map((key) => (
          <KeyRow key={key.id} of={key} now={setup.now} context={context} />
        ))}
      </ul>
      {waiting && (
        <p className="flex gap-3 border-t border-line px-4 py-3">
          <Icon name="waiting" className="mt-0.5 text-muted" />
          <span>
            {connected.waiting}
            <span className="block text-sm text-muted">{connected.waitingText}</span>
          </span>
        </p>
      )}
      <CardFooter>
        <TextLink href="/organization-settings/application-keys">{connected.all}</TextLink>
      </CardFooter>
    </Card>
  )
}

function KeyRow({ of, now, context: { t, reader } }: { of: OwnedKey; now: Date; context: SettingsContext }) {
  const { connected } = t.provisioning
  const live = isScimLive(of, now)
  const client = of.lastUse && [clientName(of.lastUse.agent), of.lastUse.address].filter(Boolean).join(' · ')
  return (
    <li className="flex gap-3 border-t border-line px-4 py-3 first:border-t-0">
      <Icon name={live ? 'done' : 'waiting'} className={live ? 'mt-0.5 text-success' : 'mt-0.5 text-muted'} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="min-w-0 wrap-anywhere">{of.owner.name}</span>
          <code className="mono text-muted">{maskedKey(of)}</code>
        </p>
        <p className="text-sm text-muted">
          {of.lastUse ? <Time {...timeText(of.lastUse.at, now, reader)} /> : connected.never}
          {client && <span> · {client}</span>}
        </p>
        {of.owner.kind === 'human' && (
          <p className="mt-1 flex items-start gap-1.5 text-sm text-warning">
            <Icon name="warning" className="mt-0.5" />
            {connected.person(of.owner.name)}
          </p>
        )}
      </div>
    </li>
  )
}
