import { env } from '@/lib/base/env'
import type { GuideSection } from '@/lib/i18n/en/guides'
import type { Messages } from '@/lib/i18n/messages'

/** The provider's fields under its own names, with what goes into each. */
export function GuideFields({ fields, t: { guides } }: { fields: NonNullable<GuideSection['fields']>; t: Messages }) {
  return (
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
            <th scope="row" className="py-2 pr-4 font-medium text-pretty">
              {name}
            </th>
            <td className="py-2">
              {value === 'url' ? (
                <code className="mono text-xs leading-5 wrap-anywhere">{`${env().origin}/api/v2/scim`}</code>
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
  )
}
