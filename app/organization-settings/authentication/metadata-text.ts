import type { MetadataFormProps } from '@/components/saml/metadata-form'
import type { Messages } from '@/lib/i18n/messages'

/** What the form of metadata says: strings alone, since it runs in the browser. */
export function metadataFormText({ saml: { metadata } }: Messages): MetadataFormProps['text'] {
  const { url, urlHint, file, text, textHint, or, check, checking, again } = metadata
  const { explained, unfit, fit, keep, keeping, name, nameHint } = metadata
  const given = { url, urlHint, file, text, textHint, or, check, checking, again }
  return { ...given, explained, unfit, fit, keep, keeping, name, nameHint }
}
