import { LinkButton } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import type { Org } from '@/lib/db/finders'
import type { Messages } from '@/lib/i18n/messages'
import { addressesOf } from '@/lib/org/saml/saml-service'

export interface ServiceValuesProps {
  org: Org
  /** What the other side calls them. */
  names: { readonly acsUrl: string; readonly entityId: string; readonly loginUrl: string }
  /** Before the address that holds all of them. */
  intro?: string
  t: Messages
}

/** What an identity provider has to know of the organization, each to be copied, and all of it as a document. */
export function ServiceValues({ org, names, intro, t }: ServiceValuesProps) {
  const { service, values } = t.saml
  const { acsUrl, entityId, loginUrl, sloUrl, metadataUrl, certificateUrl } = addressesOf(org)
  const copy = { copyLabel: t.common.copy, copiedLabel: t.common.copied }
  return (
    <>
      <CopyField label={names.acsUrl} value={acsUrl} {...copy} />
      <CopyField label={names.entityId} value={entityId} {...copy} />
      <CopyField label={names.loginUrl} aside={values.optional} value={loginUrl} {...copy} />
      <CopyField label={service.sloUrl} aside={values.optional} value={sloUrl} {...copy} />
      {intro && <p className="text-muted">{intro}</p>}
      <CopyField label={service.metadataUrl} value={metadataUrl} {...copy} />
      <div className="flex flex-wrap gap-2">
        <LinkButton href={`${new URL(metadataUrl).pathname}?download`} external icon="download" size="sm">
          {service.download}
        </LinkButton>
        <LinkButton href={new URL(certificateUrl).pathname} external icon="download" size="sm">
          {service.certificate}
        </LinkButton>
      </div>
    </>
  )
}
