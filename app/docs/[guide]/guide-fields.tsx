import { env } from '@/lib/base/env'
import type { FieldValue, GuideSection } from '@/lib/i18n/en/guides/guide'
import type { Messages } from '@/lib/i18n/messages'

const paths: Readonly<Record<Exclude<FieldValue, 'key'>, (slug: string) => string>> = {
  url: () => '/api/v2/scim',
  entityId: (slug) => `/saml/${slug}/metadata`,
  metadata: (slug) => `/saml/${slug}/metadata`,
  acs: (slug) => `/saml/${slug}/acs`,
  login: (slug) => `/saml/${slug}/login`,
  slo: (slug) => `/saml/${slug}/slo`,
}

function isPath(value: string): value is keyof typeof paths {
  return value in paths
}

/** The provider's fields under its own names, with what goes into each. */
export function GuideFields({ fields, t: { guides } }: { fields: NonNullable<GuideSection['fields']>; t: Messages }) {
  const namesOrganization = fields.some(({ value }) => isPath(value) && value !== 'url')
  return (
    <>
      <table className="mt-4 w-full border-collapse text-left text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-subtle">
            <th scope="col" className="w-2/5 py-2 pr-4 font-medium">
              {guides.field}
            </th>
            <th scope="col" className="py-2 font-medium">
              {guides.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, value }) => (
            <tr key={name} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-2 pr-4 font-medium text-pretty wrap-anywhere">
                {name}
              </th>
              <td className="py-2 wrap-anywhere">
                {isPath(value) ? (
                  <code className="mono text-xs leading-5">{`${env().origin}${paths[value](guides.slug)}`}</code>
                ) : value === 'key' ? (
                  guides.key
                ) : (
                  value
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {namesOrganization && <p className="mt-2 text-sm text-pretty text-muted">{guides.slugHint}</p>}
    </>
  )
}
