import type { Messages } from '@/lib/i18n/messages'
import { attributeRows } from './attribute-rows'
import type { Provider } from './provider'

/** What each SCIM attribute becomes here. */
export function AttributeTable({ provider, t }: { provider?: Provider; t: Messages }) {
  const { attributes, names: providers } = t.provisioning
  const shown = (['okta', 'entra'] as const).filter(
    (each) => provider === undefined || provider === 'other' || provider === each,
  )
  return (
    <>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{attributes.caption}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-subtle">
            <th scope="col" className="w-44 py-2 pr-4 font-medium max-sm:w-32">
              {attributes.scim}
            </th>
            {shown.map((each) => (
              <th key={each} scope="col" className="py-2 pr-4 font-medium max-sm:hidden">
                {providers[each]}
              </th>
            ))}
            <th scope="col" className="py-2 font-medium">
              {attributes.here}
            </th>
          </tr>
        </thead>
        <tbody>
          {attributeRows.map(({ names, meaning, required, from }) => (
            <tr key={names} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-2 pr-4 font-normal">
                <code className="text-xs wrap-anywhere">{names}</code>
                {required && <span className="ml-2 text-xs text-subtle">{attributes.required}</span>}
              </th>
              {shown.map((each) => (
                <td key={each} className="py-2 pr-4 max-sm:hidden">
                  <code className="text-xs wrap-anywhere">{from?.[each]}</code>
                </td>
              ))}
              <td className="py-2 text-muted">{attributes.rows[meaning]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{attributes.text}</p>
    </>
  )
}
