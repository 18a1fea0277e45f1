import { Badge } from '@/components/ui/badge'
import { type Fact, FactList } from '@/components/ui/fact-list'
import { TextLink } from '@/components/ui/link'
import { list as listed, relativeTime, uncapitalized } from '@/lib/i18n/format'
import { read } from '@/lib/org/sign-in/person-methods'
import { peoplePath } from './context'
import type { PersonView } from './person-view'
import { Change, Section } from './section'

/** How the person may sign in, whose choice that is, and whether they break the glass. */
export async function PersonSignIn({ context, person, now, level }: PersonView) {
  const { t, reader, member, refusal } = context
  const { person: text, names } = t.signInMethods
  const { own, organization, breakGlassAt } = await read(member.org, member.actor, person.id)
  const methods = own ?? organization
  const facts: Fact[] = [
    {
      label: text.ways,
      value: listed(
        methods.map((method, index) => (index > 0 ? uncapitalized(names[method]) : names[method])),
        reader.locale,
      ),
      aside: own ? <Badge>{text.own}</Badge> : <span className="text-sm text-muted">{text.asOrganization}</span>,
    },
  ]
  if (breakGlassAt) {
    const since = text.glassSince(relativeTime(breakGlassAt, now, reader.locale, 'long'))
    const href = '/organization-settings/authentication/break-glass'
    const mayOpen = !refusal('org_authn_config_read')
    facts.push({
      label: text.glassManage,
      value: (
        <>
          {mayOpen ? <TextLink href={href}>{text.glass}</TextLink> : text.glass}{' '}
          <span className="text-muted">{since}</span>
        </>
      ),
    })
  }
  return (
    <Section level={level} title={text.title}>
      <FactList facts={facts} ruled />
      <Change label={text.edit} href={`${peoplePath}/${person.id}/sign-in`} refused={refusal('user_access_manage')} />
    </Section>
  )
}
