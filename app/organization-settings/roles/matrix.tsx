import { Fragment } from 'react'
import { Icon } from '@/components/ui/icon'
import { SearchForm } from '@/components/users/search-form'
import { foldMarks } from '@/lib/base/fold'
import type { Messages } from '@/lib/i18n/messages'
import type { RoleEntry } from '@/lib/org/roles/role-directory'
import { roleName } from '../users/role-names'
import { CompareForm, type Comparison, comparedBy, queryOf } from './compare-form'
import { rolesPath } from './links'
import { permissionAreas } from './permission-areas'

export interface MatrixProps {
  roles: readonly RoleEntry[]
  comparison: Comparison | undefined
  /** What is looked for among the permissions. */
  q: string
  t: Messages
}

/** Every permission in words against every role, or against two of them where they differ. Scrolls sideways by itself
 *  where the roles are many. */
export function Matrix({ roles, comparison, q, t }: MatrixProps) {
  const { matrix, matrixText, compare, search } = t.roles
  const compared = comparison ? differing(comparison) : permissionAreas
  const differences = compared.flatMap(({ permissions }) => permissions).length
  const areas = q ? matching(compared, q, t) : compared
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 id="matrix" className="text-lg font-semibold">
          {matrix}
        </h2>
        <p className="text-sm text-muted">{comparison ? compare.differences(differences) : matrixText}</p>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-2">
        {roles.length > 1 && <CompareForm roles={roles} comparison={comparison} q={q} t={t} />}
        <SearchForm
          action={`${rolesPath}#matrix`}
          kept={comparedBy(comparison)}
          value={q}
          label={search.label}
          placeholder={search.placeholder}
          clear={{ href: `${rolesPath}${queryOf(comparedBy(comparison))}#matrix`, label: search.clear }}
        />
      </div>
      {q && differences > 0 && areas.length === 0 && (
        <p className="rounded-card border border-line bg-surface px-4 py-6 text-muted">{search.none(q)}</p>
      )}
      {areas.length > 0 && (
        <Grid roles={comparison ? [comparison.left, comparison.right] : roles} areas={areas} t={t} />
      )}
    </div>
  )
}

type Areas = typeof permissionAreas

/** What exactly one of the two allows. */
function differing({ left, right }: Comparison): Areas {
  const isOne = (permission: string) => left.permissions.includes(permission) !== right.permissions.includes(permission)
  return permissionAreas
    .map(({ area, permissions }) => ({ area, permissions: permissions.filter(isOne) }))
    .filter(({ permissions }) => permissions.length > 0)
}

/** Those whose words or wire name hold every word that is looked for; an area's own name brings all of it. */
function matching(areas: Areas, q: string, t: Messages): Areas {
  const wanted = foldMarks(q).split(/\s+/).filter(Boolean)
  const holds = (...texts: string[]) => {
    const text = foldMarks(texts.join(' '))
    return wanted.every((word) => text.includes(word))
  }
  return areas
    .map(({ area, permissions }) => ({
      area,
      permissions: permissions.filter((permission) => {
        const { name, text } = t.roles.permissions[permission]
        return holds(t.roles.areas[area], permission, name, text)
      }),
    }))
    .filter(({ permissions }) => permissions.length > 0)
}

function Grid({ roles, areas: shown, t }: Pick<MatrixProps, 'roles' | 't'> & { areas: Areas }) {
  const { areas, permissions: words } = t.roles
  return (
    <section
      aria-labelledby="matrix"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-card border border-line bg-surface"
    >
      <table className="w-full border-collapse text-md">
        <thead>
          <tr className="border-b border-line bg-page text-xs text-subtle">
            <th scope="col" className="sticky left-0 min-w-36 bg-page px-4 py-2 text-left font-medium sm:min-w-48">
              {t.roles.columns.permissions}
            </th>
            {roles.map(({ id, name }) => (
              <th key={id} scope="col" className="max-w-40 min-w-26 px-2 py-2 text-center font-medium wrap-break-word">
                {roleName(name, t)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ area, permissions }) => (
            <Fragment key={area}>
              <tr className="border-b border-line bg-page">
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="px-4 py-1.5 text-left text-xs font-medium text-subtle"
                >
                  {areas[area]}
                </th>
              </tr>
              {permissions.map((permission) => (
                <tr key={permission} className="border-b border-line last:border-b-0">
                  <th scope="row" className="sticky left-0 bg-surface px-4 py-2 text-left font-normal">
                    <span className="block font-medium">{words[permission].name}</span>
                    <span className="block text-sm text-pretty text-muted max-sm:hidden">{words[permission].text}</span>
                  </th>
                  {roles.map((role) => (
                    <td key={role.id} className="px-2 py-2 text-center">
                      <Mark isAllowed={role.permissions.includes(permission)} t={t} />
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Mark({ isAllowed, t }: { isAllowed: boolean; t: Messages }) {
  return (
    <>
      <Icon
        name={isAllowed ? 'check' : 'minus'}
        className={isAllowed ? 'mx-auto text-success' : 'mx-auto text-subtle'}
      />
      <span className="sr-only">{isAllowed ? t.roles.granted : t.roles.notGranted}</span>
    </>
  )
}
