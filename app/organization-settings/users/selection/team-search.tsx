import { SearchForm } from '@/components/users/search-form'
import { selectionPath } from '../bulk-tasks'
import type { PeopleContext } from '../context'

interface TeamSearchProps {
  q: string
  /** Whom the page is about. */
  fields: readonly (readonly [string, string])[]
  context: PeopleContext
}

/** Finds a team that is not among the first ones: a plain GET of the same question. */
export function TeamSearch({ q, fields, context }: TeamSearchProps) {
  const { search } = context.t.teams
  const action = selectionPath('team')
  return (
    <SearchForm
      action={action}
      kept={fields}
      value={q}
      label={search.label}
      placeholder={context.t.users.bulk.teamSearch}
      clear={{
        href: `${action}?${new URLSearchParams(fields.map(([name, value]) => [name, value]))}`,
        label: search.clear,
      }}
    />
  )
}
