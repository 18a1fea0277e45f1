import type { Messages } from '@/lib/i18n/messages'
import { attributeRows } from './attribute-rows'

/** What each SCIM attribute becomes here. */
export function AttributeTable({ t }: { t: Messages }) {
  const { attributes } = t.provisioning
  return (
    <>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{attributes.caption}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-subtle">
            <th scope="col" className="w-44 py-2 pr-4 font-medium max-sm:w-32">
              {attributes.scim}
            </th>
            <th scope="col" className="py-2 font-medium">
              {attributes.here}
            </th>
          </tr>
        </thead>
        <tbody>
          {attributeRows.map(({ names, meaning, required }) => (
            <tr key={names} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-2 pr-4 font-normal">
                <code className="text-xs wrap-anywhere">{names}</code>
                {required && <span className="ml-2 text-xs text-subtle">{attributes.required}</span>}
              </th>
              <td className="py-2 text-muted">{attributes.rows[meaning]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{attributes.text}</p>
    </>
  )
}
