import { forbidden } from 'next/navigation'
import { latestRequest } from '@/lib/provisioning/health'
import { settingsContext } from '../../settings-context'

/** The id of the newest provisioning request, or null: what pages that stay open ask for, every few seconds. For
 *  whoever may see the set-up page or the activity. */
export async function GET(): Promise<Response> {
  const { member, refusal } = await settingsContext()
  if (refusal('audit_logs_read') && refusal('org_app_keys_read')) forbidden()
  return Response.json({ latest: await latestRequest(member.org) }, { headers: { 'Cache-Control': 'no-store' } })
}
