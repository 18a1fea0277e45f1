import type { Metadata } from 'next'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Button } from '@/components/ui/button'
import { Checkbox, ChoiceGroup, Radio } from '@/components/ui/choice'
import { PageHeader } from '@/components/ui/page-header'
import { PostingForm } from '@/components/ui/posting-form'
import { list as listed, uncapitalized } from '@/lib/i18n/format'
import { type PersonMethods, read } from '@/lib/org/sign-in/person-methods'
import { personHref, sameListHref } from '../../links'
import { type PersonPageProps, type PersonView, personView } from '../../person-view'
import { savePersonMethods } from './actions'

export async function generateMetadata(props: PersonPageProps): Promise<Metadata> {
  const { context, person } = await personView(props)
  return { title: context.t.signInMethods.person.editTitle(person.name) }
}

/** How one person signs in, in place of the organization's methods. */
export default async function PersonSignInPage(props: PersonPageProps) {
  const view = await personView(props)
  const { context, person, query } = view
  const { t, member } = context
  const text = t.signInMethods.person
  const methods = await read(member.org, member.actor, person.id)
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            label={t.common.breadcrumb}
            steps={[
              { href: sameListHref(query), label: t.users.title },
              { href: personHref(person.id, query), label: person.name },
            ]}
            current={text.title}
          />
        }
        title={text.editTitle(person.name)}
        purpose={text.hint}
      />
      <div className="max-w-180 rounded-card border border-line bg-surface p-5 max-sm:p-4">
        <Form {...view} methods={methods} />
      </div>
    </>
  )
}

function Form({ context, person, query, methods }: PersonView & { methods: PersonMethods }) {
  const { t, reader, refusal } = context
  const { person: text, names } = t.signInMethods
  const { own, organization, has } = methods
  const refused = refusal('user_access_manage')
  if (refused) return <Button disabledReason={refused}>{text.edit}</Button>
  const everybody = listed(
    organization.map((method, index) => (index > 0 ? uncapitalized(names[method]) : names[method])),
    reader.locale,
  )
  return (
    <PostingForm
      action={savePersonMethods}
      submit={text.save}
      pending={text.saving}
      cancel={{ href: personHref(person.id, query), label: t.common.cancel }}
    >
      <input type="hidden" name="id" value={person.id} />
      <ChoiceGroup legend={text.choice}>
        <Radio
          name="choice"
          value="organization"
          defaultChecked={own === null}
          label={text.organization}
          hint={everybody}
        />
        <Radio name="choice" value="own" defaultChecked={own !== null} label={text.only} />
        <div className="flex flex-col gap-2 pl-6">
          {(['password', 'passkey', 'saml'] as const).map((method) => (
            <Checkbox
              key={method}
              name="method"
              value={method}
              defaultChecked={(own ?? organization).includes(method)}
              label={names[method]}
              hint={has.includes(method) ? text.has[method] : text.hasNot[method]}
            />
          ))}
        </div>
      </ChoiceGroup>
      <Checkbox name="sure" value="yes" label={text.sure} />
    </PostingForm>
  )
}
