/** What the pages about people begin with. */
import { type SettingsContext, settingsContext } from '../settings-context'

export const peoplePath = '/organization-settings/users'

export type PeopleContext = SettingsContext

export function peopleContext(): Promise<PeopleContext> {
  return settingsContext('user_access_read')
}
