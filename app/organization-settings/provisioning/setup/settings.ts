/** What of a connection can be set on the page, in its order. */
export const switches = ['adoptsPeople', 'adoptsTeams', 'grantsManagement', 'acceptsPasswords'] as const
export const groupDeletes = ['keep_team', 'keep_members', 'delete'] as const
