import { attempt } from '@/lib/http/form'
import { reveal, show } from '@/lib/org/saml/saml-messages'
import { settingsContext } from '../../../../settings-context'

/** The message of a sign-in as a file: its values masked, or with `values=all` as it came, which is written down. */
export async function GET(request: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const { member, t } = await settingsContext('org_authn_config_read')
  const { ref } = await params
  if (new URL(request.url).searchParams.get('values') === 'all') {
    const outcome = await attempt(t, () => reveal(member.org, member.actor, ref))
    return outcome.ok ? file(outcome.value.raw, ref) : told(outcome.message)
  }
  const view = await show(member.org, member.actor, ref)
  return view.kind === 'shown' && view.xml !== null
    ? file(view.xml, `${ref.slice(0, 8)}-masked`)
    : told(t.errors.refused.saml_message_gone)
}

function file(xml: string, name: string): Response {
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="saml-${name.slice(0, 15)}.xml"`,
      'Cache-Control': 'no-store',
    },
  })
}

function told(message: string): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
  return new Response(`${message}\n`, { status: 409, headers })
}
