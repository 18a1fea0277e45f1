import { MakePasskey } from '@/components/passkeys/make-passkey'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import { confirmPath } from '@/lib/auth/fresh'
import { timeText } from '@/lib/i18n/format'
import { list, type Passkey } from '@/lib/org/passkeys/passkeys'
import { addPasskey, beginPasskey } from './actions'
import { passkeyHref, securityPath } from './links'
import { SecuritySection, type SecuritySectionProps } from './section'

/** The passkeys of the signed-in person. Left out where they may use none and have none. */
export async function PasskeysSection(props: SecuritySectionProps) {
  const { member, t } = props.context
  const { title, about, none, add, adding, needsScript, problems } = t.passkeys
  const passkeys = await list(member.org.id, member.id)
  const mayAdd = props.ways.methods.has('passkey')
  if (!mayAdd && passkeys.length === 0) return null
  return (
    <SecuritySection id="passkeys" title={title} about={about}>
      {passkeys.length === 0 ? (
        <p className="text-muted">{none}</p>
      ) : (
        <div className="-mx-4 border-y border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} of={passkey} {...props} />
          ))}
        </div>
      )}
      {mayAdd &&
        (member.isFresh ? (
          <>
            <MakePasskey begin={beginPasskey} finish={addPasskey} problems={problems} pendingLabel={adding}>
              {add}
            </MakePasskey>
            <p className="without-script text-sm text-muted">{needsScript}</p>
          </>
        ) : (
          <div>
            <LinkButton href={confirmPath(securityPath)} prefetch={false} icon="passkey">
              {add}
            </LinkButton>
          </div>
        ))}
    </SecuritySection>
  )
}

function PasskeyRow({ of, now, context: { t, reader } }: SecuritySectionProps & { of: Passkey }) {
  const text = t.passkeys
  const facts = [
    text.addedOn(timeText(of.createdAt, now, reader).text),
    of.lastUsedAt ? text.used(timeText(of.lastUsedAt, now, reader).text) : text.unused,
  ]
  return (
    <ListRow
      icon={<Icon name="passkey" />}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="wrap-anywhere">{of.name}</span>
          <span title={of.backedUp ? text.syncedTip : text.boundTip}>
            <Badge icon={of.backedUp ? 'swap' : 'lock'}>{of.backedUp ? text.synced : text.bound}</Badge>
          </span>
        </span>
      }
      detail={facts.join(' · ')}
      aside={
        <LinkButton href={passkeyHref(of.id)} size="sm" prefetch={false}>
          <span>
            {text.manage}
            <VisuallyHidden>{text.of(of.name)}</VisuallyHidden>
          </span>
        </LinkButton>
      }
    />
  )
}
