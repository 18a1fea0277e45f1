import { Button, LinkButton } from '@/components/ui/button'
import { SelectField } from '@/components/ui/field'
import type { Messages } from '@/lib/i18n/messages'
import type { RoleEntry } from '@/lib/org/roles/role-directory'
import { roleName } from '../users/role-names'
import { rolesPath } from './links'

/** Two roles beside each other, and only where they differ. */
export interface Comparison {
  readonly left: RoleEntry
  readonly right: RoleEntry
}

/** What an address compares; undefined unless it names two roles of the organization that are not one. */
export function comparisonOf(roles: readonly RoleEntry[], left: string, right: string): Comparison | undefined {
  const named = (id: string) => roles.find((role) => role.id === id)
  const [a, b] = [named(left), named(right)]
  return a && b && a !== b ? { left: a, right: b } : undefined
}

/** The fields that name a comparison; none without one. */
export function comparedBy(comparison: Comparison | undefined): Record<string, string> {
  return comparison ? { left: comparison.left.id, right: comparison.right.id } : {}
}

/** As the query of an address, with its question mark; empty for no fields. */
export function queryOf(fields: Record<string, string>): string {
  const query = new URLSearchParams(fields).toString()
  return query && `?${query}`
}

export interface CompareFormProps {
  roles: readonly RoleEntry[]
  comparison: Comparison | undefined
  /** What is looked for meanwhile. */
  q: string
  t: Messages
}

/** A plain form: the address keeps what is compared. */
export function CompareForm({ roles, comparison, q, t }: CompareFormProps) {
  const { compare } = t.roles
  return (
    <form action={`${rolesPath}#matrix`} className="flex flex-wrap items-end gap-2">
      {q && <input type="hidden" name="q" value={q} />}
      <Choice name="left" label={compare.left} chosen={comparison?.left ?? roles[0]} roles={roles} t={t} />
      <Choice name="right" label={compare.right} chosen={comparison?.right ?? roles[1]} roles={roles} t={t} />
      <Button type="submit">{compare.submit}</Button>
      {comparison && (
        <LinkButton href={`${rolesPath}${queryOf(q ? { q } : {})}#matrix`} variant="quiet">
          {compare.all}
        </LinkButton>
      )}
    </form>
  )
}

interface ChoiceProps extends Pick<CompareFormProps, 'roles' | 't'> {
  name: 'left' | 'right'
  label: string
  chosen: RoleEntry | undefined
}

function Choice({ name, label, chosen, roles, t }: ChoiceProps) {
  return (
    <div className="w-48 max-sm:w-full">
      <SelectField label={label} name={name} defaultValue={chosen?.id} key={chosen?.id}>
        {roles.map((role) => (
          <option key={role.id} value={role.id}>
            {roleName(role.name, t)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
