/** What a guide is made of. In its texts another product's own words stand between two asterisks, what is typed between
 *  backticks, and a page of ours as `[its name](/its/path)`. */

/** What the code fills in: pieces of this installation, and tables that are drawn from the code itself. */
export type FieldValue = 'url' | 'key' | 'acs' | 'entityId' | 'login' | 'slo' | 'metadata'
export type Part = 'permissions' | 'variables' | 'commands' | 'refusals'
export type Snippet =
  | 'start'
  | 'environment'
  | 'unit'
  | 'roles'
  | 'appRole'
  | 'nginx'
  | 'caddy'
  | 'apache'
  | 'nodes'
  | 'health'
  | 'metrics'
  | 'dump'
  | 'restore'
  | 'embeddedCopy'
  | 'upgrade'
  | 'recovery'
  | 'rotate'

export interface GuideSection {
  /** Its place on the page: `#connect`. */
  readonly id: string
  readonly title: string
  readonly steps: readonly string[]
  /** The provider's fields and what goes into each: a `FieldValue`, or the value itself. */
  readonly fields?: readonly { readonly name: string; readonly value: string }[]
  /** Whether the table of attributes follows. */
  readonly mapping?: boolean
  readonly code?: readonly { readonly label: string; readonly snippet: Snippet }[]
  readonly part?: Part
  /** What is to be seen when all of it was right. */
  readonly expect?: string
}

export interface Trouble {
  readonly what: string
  readonly cause: string
  readonly remedy: string
}

export interface Guide {
  readonly title: string
  /** In the navigation between guides. */
  readonly short: string
  readonly purpose: string
  readonly sections: readonly GuideSection[]
  readonly trouble: readonly Trouble[]
}
