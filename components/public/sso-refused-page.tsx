import type { Messages } from '@/lib/i18n/messages'
import type { SamlRefusal } from '@/lib/saml/refusals'
import { AnchorButton, TextAnchor } from '../ui/anchor'
import { HiddenFields } from '../ui/form-parts'
import { SubmitButton } from '../ui/submit-button'
import { Aside, Below, Notice, ReferenceText, Sheet } from './sheet'

export interface SsoRefusedPageProps {
  t: Pick<Messages, 'sso' | 'login'>
  /** Undefined where it is too long ago. */
  code: SamlRefusal | undefined
  /** For the administrator, who finds the sign-in by it. */
  reference: string | undefined
  again: string
  /** Sign in another way. */
  signInHref: string
  /** Offered to somebody who waits for an invitation; posts `slug` and `attempt`. */
  invite?: { action: (form: FormData) => Promise<void>; fields: Record<string, string> }
  /** A new invitation was asked for. */
  asked?: boolean
}

/** Why a sign-in was refused: what the person can do, and beside it what the administrator can. */
export function SsoRefusedPage({ t, code, reference, again, signInHref, invite, asked }: SsoRefusedPageProps) {
  const { refusedPage, refused, way } = t.sso
  return (
    <>
      <Sheet>
        <Notice icon="ban" tone="warning" title={refusedPage.title}>
          {code ? refused[code].person : refusedPage.gone}
        </Notice>
        {asked && (
          <p role="status" className="text-pretty">
            {refusedPage.invitationSent}
          </p>
        )}
        {invite && !asked && (
          <form action={invite.action}>
            <HiddenFields fields={invite.fields} />
            <SubmitButton variant="primary" size="lg" block pendingLabel={refusedPage.invitation}>
              {refusedPage.invitation}
            </SubmitButton>
          </form>
        )}
        <AnchorButton href={again} variant={invite ? 'secondary' : 'primary'} size="lg" block>
          {refusedPage.again}
        </AnchorButton>
        {code && (
          <Aside>
            <strong className="font-medium">{refusedPage.forAdmin}</strong> <span className="mono text-xs">{code}</span>
            <br />
            {refused[code].admin}
          </Aside>
        )}
      </Sheet>
      <Below>
        <TextAnchor href={signInHref}>{way.back}</TextAnchor>
        {reference && (
          <>
            {' · '}
            <ReferenceText label={refusedPage.reference} value={reference} />
          </>
        )}
      </Below>
    </>
  )
}
