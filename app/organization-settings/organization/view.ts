import type { OrganizationPage } from '@/lib/org/organization-settings'
import type { SettingsContext } from '../settings-context'

/** What every card of the page is drawn with. */
export interface OrganizationView {
  context: SettingsContext
  organization: OrganizationPage
}
