import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { SelectField, TextField } from '@/components/ui/field'
import { HiddenFields, Refusal } from '@/components/ui/form-parts'
import { PostingForm } from '@/components/ui/posting-form'
import { attempt } from '@/lib/http/form'
import * as samlMappings from '@/lib/org/saml/saml-mappings'
import { choices, type RoleChoice, type TeamChoice } from '@/lib/org/users/user-directory-choices'
import { roleName } from '../../../../users/role-names'
import { addMapping } from '../../../actions'
import { providerHref } from '../../../links'
import { type MappingFields, mappingOf } from '../../../mapping-fields'
import { MappingPreview } from '../../../mapping-preview'
import type { ProviderPageProps, ProviderView } from '../../../provider-view'

export interface AddMappingProps extends ProviderView {
  query: Awaited<ProviderPageProps['searchParams']>
  refused: string | undefined
}

/** First tried on what the provider really said, by a plain question to this page; then added. The fields have ids of
 *  their own: those that React gives on the server are counted anew for each part of a page that is fetched, and a label
 *  would name a field of the frame around it. */
export async function AddMapping({ query, refused, ...view }: AddMappingProps) {
  const { context } = view
  const { t, member } = context
  const text = t.saml.mappings
  const { roles, teams } = await choices(member.org.id)
  const free = teams.filter(({ managed }) => !managed)
  const fields = fieldsOf(query)
  const asked = !refused && fields.attribute !== '' && fields.value !== '' && fields.to !== ''
  return (
    <Card labelledBy="add">
      <CardHeader id="add" title={text.addTitle} />
      <CardBody>
        <form method="get" action="#add" className="flex flex-col gap-4">
          <div className="grid grid-cols-3 gap-4 max-md:grid-cols-1">
            <TextField
              label={text.attribute}
              name="attribute"
              id="mapping-attribute"
              hint={text.attributeHint}
              defaultValue={fields.attribute}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              required
            />
            <TextField
              label={text.value}
              name="value"
              id="mapping-value"
              hint={text.valueHint}
              defaultValue={fields.value}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              required
            />
            <Target roles={roles} teams={free} chosen={fields.to} t={t} />
          </div>
          <div>
            {refused ? (
              <Button disabledReason={refused}>{text.tryIt}</Button>
            ) : (
              <Button type="submit" icon="flask">
                {text.tryIt}
              </Button>
            )}
          </div>
        </form>
        {asked && <Tried {...view} fields={fields} />}
      </CardBody>
    </Card>
  )
}

function fieldsOf(query: AddMappingProps['query']): MappingFields {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '')
  return { attribute: text('attribute'), value: text('value'), to: text('to') }
}

interface TargetProps {
  roles: readonly RoleChoice[]
  teams: readonly TeamChoice[]
  chosen: string
  t: ProviderView['context']['t']
}

function Target({ roles, teams, chosen, t }: TargetProps) {
  const text = t.saml.mappings
  return (
    <SelectField label={text.target} name="to" id="mapping-to" defaultValue={chosen} required>
      <option value="">{text.choose}</option>
      <optgroup label={text.roles}>
        {roles.map(({ id, name }) => (
          <option key={id} value={`role:${id}`}>
            {roleName(name, t)}
          </option>
        ))}
      </optgroup>
      {teams.length > 0 && (
        <optgroup label={text.teams}>
          {teams.map(({ id, name }) => (
            <option key={id} value={`team:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </SelectField>
  )
}

/** What it would do, and the way to have it. */
async function Tried({ context, provider, fields }: ProviderView & { fields: MappingFields }) {
  const { t, member } = context
  const text = t.saml.mappings
  const tried = await attempt(t, () =>
    samlMappings.preview(member.org, member.actor, provider.id, { add: [mappingOf(fields)] }),
  )
  if (!tried.ok) return <Refusal>{tried.message}</Refusal>
  const { added } = tried.value
  const manages = added.find((one) => one.manages)
  return (
    <section aria-labelledby="tried" className="flex flex-col gap-4 border-t border-line pt-4">
      <h3 id="tried" className="font-semibold">
        {text.previewTitle}
      </h3>
      <MappingPreview preview={tried.value} t={t} />
      <PostingForm
        action={addMapping}
        submit={text.add}
        pending={text.adding}
        cancel={{ href: providerHref(provider.id, 'mappings'), label: t.common.cancel }}
      >
        <HiddenFields fields={{ provider: provider.id, ...fields }} />
        {manages && (
          <TextField
            label={text.confirmManages(manages.name)}
            name="confirmation"
            id="mapping-confirmation"
            autoComplete="off"
            required
          />
        )}
      </PostingForm>
    </section>
  )
}
