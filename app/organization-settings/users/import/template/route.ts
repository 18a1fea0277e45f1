import { forbidden } from 'next/navigation'
import { csvFile } from '@/lib/http/csv-file'
import { csvSeparator } from '@/lib/i18n/format'
import { mayInvite } from '@/lib/org/invitations/invitees'
import { templateFile } from '@/lib/org/users/people-template'
import { settingsContext } from '../../../settings-context'

/** A file to begin an import with, in the reader's language and for its spreadsheets. */
export async function GET(): Promise<Response> {
  const { member, t, reader } = await settingsContext('user_access_invite')
  if (!mayInvite(member.org, member.actor)) forbidden()
  const { columns, templateFile: name } = t.invitations.import
  return csvFile(name, templateFile(columns, csvSeparator(reader.locale)))
}
