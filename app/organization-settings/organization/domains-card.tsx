import { KeptTextField } from '@/components/organization/kept-field'
import { SettingsForm } from '@/components/organization/settings-form'
import { Card, CardHeader, ListRow } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/link'
import type { Domain } from '@/lib/org/domains/domains'
import type { SettingsContext } from '../settings-context'
import { addDomain } from './domains/actions'
import { domainHref } from './domains/links'
import { DomainBadge, standingText } from './domains/standing'

export interface DomainsCardProps {
  domains: readonly Domain[]
  now: Date
  context: SettingsContext
}

/** The organization's domains, each with the page that proves it. */
export function DomainsCard({ domains, now, context }: DomainsCardProps) {
  const { domains: text } = context.t.organization
  return (
    <Card labelledBy="domains">
      <CardHeader id="domains" title={text.title} open />
      <p className="-mt-1 px-4 pb-3 text-muted">{text.text}</p>
      <div className="border-y border-line">
        {domains.length === 0 && <p className="px-4 py-3 text-muted">{text.none}</p>}
        {domains.map((domain) => (
          <ListRow
            key={domain.domain}
            icon={<Icon name="globe" />}
            title={
              <TextLink href={domainHref(domain.domain)}>
                <span className="wrap-anywhere">{domain.domain}</span>
              </TextLink>
            }
            detail={standingText(domain, now, context)}
            aside={<DomainBadge domain={domain} context={context} />}
          />
        ))}
      </div>
      <SettingsForm action={addDomain} text={{ save: text.add, saving: text.adding }}>
        <KeptTextField
          label={text.field}
          name="domain"
          hint={text.fieldHint}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
          required
        />
      </SettingsForm>
    </Card>
  )
}
