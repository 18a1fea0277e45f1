import type { JitFormProps } from '@/components/saml/jit-form'
import type { Messages } from '@/lib/i18n/messages'
import type { JitPage } from '@/lib/org/saml/saml-settings'
import { roleName } from '../service-accounts/texts'
import { saveJit } from './actions'

/** What the form of domains and role is drawn with. */
export function jitFormProps(jit: JitPage, t: Messages): Omit<JitFormProps, 'framed'> {
  const { domains, domainsHint, role, roleHint } = t.authentication.jit.form
  return {
    action: saveJit,
    stored: { domains: jit.domains.join('\n'), role: jit.role?.id ?? '' },
    roles: jit.roles.map((each) => ({ value: each.id, label: roleName(t, each) })),
    text: { domains, domainsHint, role, roleHint, save: t.common.save, saving: t.common.saving },
  }
}
