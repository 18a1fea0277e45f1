import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { Table } from '@/components/ui/table'
import * as samlMappings from '@/lib/org/saml/saml-mappings'
import { roleName } from '../../../../users/role-names'
import { mappingHref } from '../../../links'
import { ProviderFrame } from '../../../provider-frame'
import { type ProviderPageProps, type ProviderView, providerView } from '../../../provider-view'
import { AddMapping } from './add-mapping'

export async function generateMetadata(props: ProviderPageProps): Promise<Metadata> {
  return { title: (await providerView(props, 'org_authn_config_read')).context.t.saml.mappings.title }
}

/** What a provider's attributes give, how that works together, and a form to try one more. */
export default async function MappingsPage(props: ProviderPageProps) {
  const view = await providerView(props, 'org_authn_config_read')
  const { context, provider } = view
  const { t, member, refusal } = context
  const text = t.saml.mappings
  const [mappings, query] = await Promise.all([
    samlMappings.list(member.org, member.actor, provider.id),
    props.searchParams,
  ])
  return (
    <ProviderFrame {...view} title={text.title} purpose={text.purpose}>
      <div className="grid grid-cols-[minmax(0,1fr)_304px] items-start gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          {mappings.length === 0 ? (
            <EmptyState icon="swap" title={text.none}>
              {text.noneText}
            </EmptyState>
          ) : (
            <MappingTable {...view} mappings={mappings} />
          )}
          <AddMapping {...view} query={query} refused={refusal('org_authn_config_write', 'user_access_manage')} />
        </div>
        <Rules t={t} />
      </div>
    </ProviderFrame>
  )
}

function Rules({ t: { saml } }: { t: ProviderView['context']['t'] }) {
  return (
    <section aria-labelledby="rules" className="rounded-card border border-line bg-surface p-4">
      <h2 id="rules" className="mb-2 text-md font-semibold">
        {saml.mappings.rulesTitle}
      </h2>
      <ol className="flex list-decimal flex-col gap-2 pl-5 text-muted">
        {saml.mappings.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
    </section>
  )
}

function MappingTable({ context, provider, mappings }: ProviderView & { mappings: samlMappings.Mapping[] }) {
  const { t, refusal } = context
  const text = t.saml.mappings
  const refused = refusal('org_authn_config_write', 'user_access_manage')
  return (
    <Table
      caption={text.title}
      rows={mappings}
      rowKey={({ id }) => id}
      compact
      columns={[
        {
          id: 'attribute',
          header: text.attribute,
          narrow: 'lead',
          cell: ({ attribute, value }) => (
            <span className="block truncate" title={attribute}>
              <code className="mono text-sm">{attribute}</code>
              <span className="text-sm text-muted sm:hidden"> = {value === '*' ? text.any : value}</span>
            </span>
          ),
        },
        {
          id: 'value',
          header: text.value,
          hideBelow: 'md',
          cell: ({ value }) =>
            value === '*' ? (
              <span className="text-muted">{text.any}</span>
            ) : (
              <code className="mono text-sm" title={value}>
                {value}
              </code>
            ),
        },
        {
          id: 'gives',
          header: text.gives,
          narrow: 'aside',
          cell: (mapping) => (
            <span className="flex items-center gap-2">
              <Icon name={mapping.roleId ? 'shield' : 'team'} className="text-muted" />
              <span className="sr-only">{mapping.roleId ? text.role : text.team}</span>
              <span className="truncate">{mapping.roleId ? roleName(mapping.name, t) : mapping.name}</span>
              {mapping.manages && (
                <Badge tone="warning" icon="warning">
                  {text.manages}
                </Badge>
              )}
            </span>
          ),
        },
        {
          id: 'remove',
          header: text.remove,
          headerHidden: true,
          width: 'w-27',
          align: 'end',
          narrow: 'action',
          cell: ({ id, name }) =>
            refused ? (
              <Button size="sm" disabledReason={refused}>
                {text.remove}
              </Button>
            ) : (
              <LinkButton href={mappingHref(provider.id, id)} size="sm">
                {text.remove}
                <span className="sr-only"> {name}</span>
              </LinkButton>
            ),
        },
      ]}
    />
  )
}
