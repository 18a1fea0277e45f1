import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RenamePasskey } from '@/components/account/rename-passkey'
import { OneButtonForm } from '@/components/keys/one-button-form'
import { LinkButton } from '@/components/ui/button'
import { confirmPath } from '@/lib/auth/fresh'
import { list } from '@/lib/org/passkeys/passkeys'
import { settingsContext } from '../../../../organization-settings/settings-context'
import { removePasskey, renamePasskey } from '../../actions'
import { passkeyHref } from '../../links'
import { SecuritySection } from '../../section'
import { SecurityFrame } from '../../security-frame'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await settingsContext()).t.passkeys.one }
}

/** One of one's own passkeys: its name, and its end. */
export default async function PasskeyPage({ params }: { params: Promise<{ id: string }> }) {
  const { member, t } = await settingsContext()
  const { id } = await params
  const passkey = (await list(member.org.id, member.id)).find((each) => each.id === id)
  if (!passkey) notFound()
  const { name, save, saving, remove, removing, removeText } = t.passkeys
  return (
    <SecurityFrame title={passkey.name} t={t}>
      <div className="flex flex-col gap-6">
        <RenamePasskey action={renamePasskey} id={id} name={passkey.name} text={{ name, save, saving }} />
        <SecuritySection id="remove" title={remove} about={removeText}>
          <div>
            {member.isFresh ? (
              <OneButtonForm action={removePasskey} fields={{ id }} variant="danger" pendingLabel={removing}>
                {remove}
              </OneButtonForm>
            ) : (
              <LinkButton href={confirmPath(passkeyHref(id))} prefetch={false}>
                {remove}
              </LinkButton>
            )}
          </div>
        </SecuritySection>
      </div>
    </SecurityFrame>
  )
}
