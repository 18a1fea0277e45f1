import { Banner } from '@/components/ui/banner'
import type { Messages } from '@/lib/i18n/messages'
import type { Preview } from '@/lib/org/saml/saml-mappings'
import { roleName } from '../users/role-names'

const mostShown = 20

/** Whom a change of the mappings concerns, by what the provider really said of them; and who would be locked out. */
export function MappingPreview({ preview, t }: { preview: Preview; t: Messages }) {
  const text = t.saml.mappings
  const { tried, changed, locksOutSelf, locksOutAll } = preview
  const named = (names: readonly string[]) => names.map((name) => roleName(name, t)).join(', ')
  return (
    <div className="flex flex-col gap-3">
      {locksOutAll && <Banner tone="danger">{text.locksOutAll}</Banner>}
      {locksOutSelf && <Banner tone="danger">{text.locksOutSelf}</Banner>}
      <p className="text-muted">{tried === 0 ? text.triedNobody : text.tried(tried)}</p>
      {tried > 0 && (
        <p className="font-medium">{changed.length === 0 ? text.unchanged : text.changed(changed.length)}</p>
      )}
      {changed.length > 0 && (
        <ul className="rounded-card border border-line">
          {changed.slice(0, mostShown).map(({ userId, name, gains, loses, losesManagement }) => (
            <li
              key={userId}
              className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-x-3 border-t border-line px-3 py-2 first:border-t-0 max-sm:grid-cols-1"
            >
              <span className="font-medium wrap-anywhere">{name}</span>
              <span className={losesManagement ? 'text-danger' : 'text-muted'}>
                {[gains.length > 0 && text.gains(named(gains)), loses.length > 0 && text.loses(named(loses))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {changed.length > mostShown && <p className="text-sm text-muted">{text.more(changed.length - mostShown)}</p>}
    </div>
  )
}
