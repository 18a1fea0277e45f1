import type { Messages } from '@/lib/i18n/messages'
import { attributeRows } from './attribute-rows'
import type { Provider } from './provider'

/** What each SCIM attribute becomes here, and which field of the provider fills it. */
export function AttributeTable({ provider, t }: { provider?: Provider; t: Messages }) {
  const { attributes, names: providers } = t.provisioning
  const shown = (['okta', 'entra'] as const).filter(
    (each) => provider === undefined || provider === 'other' || provider === each,
  )
  return (
    <>
      <table className="w-full border-collapse text-left text-sm max-sm:block">
        <caption className="sr-only">{attributes.caption}</caption>
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line text-xs text-subtle">
            <th scope="col" className="py-2 pr-4 font-medium">
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
        <tbody className="max-sm:block">
          {attributeRows.map(({ names, meaning, required, from }) => (
            <tr key={meaning} className="border-b border-line align-top last:border-b-0 max-sm:block max-sm:py-2">
              <th scope="row" className="py-2 pr-4 font-normal max-sm:block max-sm:py-0">
                <Codes names={names} />
                {required && <span className="block text-xs text-subtle">{attributes.required}</span>}
              </th>
              {shown.map((each) => (
                <td key={each} className="py-2 pr-4 max-sm:hidden">
                  <Filled names={from[each]} t={t} />
                </td>
              ))}
              <td className="py-2 text-pretty text-muted max-sm:block max-sm:py-0">
                {attributes.rows[meaning]}
                {shown.map((each) => (
                  <span key={each} className="mt-0.5 flex items-baseline gap-1.5 sm:hidden">
                    <span className="text-xs text-subtle">{providers[each]}</span>
                    <Filled names={from[each]} t={t} />
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{attributes.text}</p>
    </>
  )
}

function Filled({ names, t }: { names: readonly string[]; t: Messages }) {
  if (names.length > 0) return <Codes names={names} />
  return <span className="text-xs text-subtle">{t.provisioning.attributes.byItself}</span>
}

/** One a line, never broken inside. */
function Codes({ names }: { names: readonly string[] }) {
  return (
    <span className="flex flex-col">
      {names.map((name) => (
        <code key={name} className="text-xs leading-5 whitespace-nowrap">
          {name}
        </code>
      ))}
    </span>
  )
}
