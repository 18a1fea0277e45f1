import type { SavedView } from '@/lib/org/users/people-views'
import type { PeoplePage } from '@/lib/org/users/user-directory'
import type { Choices } from '@/lib/org/users/user-directory-choices'
import type { PeopleQuery } from '@/lib/org/users/user-directory-query'
import type { PeopleContext } from './context'

/** What every part of the list is drawn from. */
export interface PeopleView {
  readonly context: PeopleContext
  readonly query: PeopleQuery
  readonly page: PeoplePage
  readonly choices: Choices
  /** The reader's own. */
  readonly views: readonly SavedView[]
}
