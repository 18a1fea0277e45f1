import type { Messages } from '@/lib/i18n/messages'
import type { SamlRefusal } from '@/lib/saml/refusals'
import { LinkButton } from '../ui/button'
import { HiddenFields } from '../ui/form-parts'
import { TextLink } from '../ui/link'
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
        <LinkButton href={again} external variant={invite ? 'secondary' : 'primary'} size="lg" block>
          {refusedPage.again}
        </LinkButton>
        {code && (
          <Aside>
            <strong className="font-medium">{refusedPage.forAdmin}</strong> <span className="mono text-xs">{code}</span>
            <br />
            {refused[code].admin}
          </Aside>
        )}
      </Sheet>
      <Below>
        <TextLink href={signInHref}>{way.back}</TextLink>
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
