/** The shape that e-mails, phones, photos, roles and their like share (RFC 7643 2.4). */
import { type AttributeDefinition, attribute, complex } from '../attribute'

type Options = {
  readonly types?: readonly string[]
  readonly value?: Parameters<typeof attribute>[2]
}

export function multiValued(name: string, description: string, options: Options = {}): AttributeDefinition {
  return complex(
    name,
    description,
    [
      attribute('value', `The value itself: ${description}`, options.value),
      attribute('display', 'A name to show.'),
      attribute('type', 'What the value is for.', options.types && { canonicalValues: options.types }),
      attribute('primary', 'Whether this is the preferred value; true at most once.', { type: 'boolean' }),
    ],
    { multiValued: true },
  )
}
