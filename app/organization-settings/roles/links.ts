export const rolesPath = '/organization-settings/roles'

export const roleHref = (id: string, below = '') => `${rolesPath}/${id}${below && `/${below}`}`
