import { Tag } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import type { Messages } from '@/lib/i18n/messages'
import type { Impact } from '@/lib/org/roles/role-impact'

/** What a permission is called. */
export function permissionName(permission: string, t: Messages): string {
  const known: Readonly<Record<string, { name: string }>> = t.roles.permissions
  return known[permission]?.name ?? permission
}

/** Who gains or loses what: each permission with its figure, then the first people by name. */
export function ImpactList({ impact, gains, t }: { impact: Impact; gains: boolean; t: Messages }) {
  const { roles } = t
  const { affected, people, first, byPermission } = impact
  const nobody = gains ? roles.gainedNobody : roles.lostNobody
  const counted = Object.entries(byPermission).filter(([, count]) => count > 0)
  const told = (gains ? roles.gained : roles.lost)(affected, people)
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{affected === 0 ? nobody : told}</p>
      <ul className="flex flex-col gap-1.5">
        {counted.map(([permission, count]) => (
          <li key={permission} className="flex items-start gap-2">
            <Icon name={gains ? 'plus' : 'minus'} className={`mt-0.5 ${gains ? 'text-success' : 'text-danger'}`} />
            <span className="sr-only">{gains ? roles.gain : roles.lose}</span>
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              {permissionName(permission, t)}
              <span className="text-sm text-muted">{roles.forPeople(count)}</span>
            </span>
          </li>
        ))}
      </ul>
      {first.length > 0 && (
        <p className="flex flex-wrap items-center gap-1.5">
          {first.map(({ id, name }) => (
            <Tag key={id}>{name}</Tag>
          ))}
          {affected > first.length && (
            <span className="text-sm text-muted">{roles.andMore(affected - first.length)}</span>
          )}
        </p>
      )}
    </div>
  )
}
