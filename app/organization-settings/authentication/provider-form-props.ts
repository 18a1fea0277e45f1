import type { ProviderFormProps } from '@/components/saml/provider-form'
import type { Messages } from '@/lib/i18n/messages'
import type { Provider } from '@/lib/org/saml/saml-providers'
import { usualNames } from '@/lib/saml/person'
import { saveProvider } from './actions'

/** What the form of a provider's settings is drawn with. */
export function providerFormProps(
  provider: Provider,
  t: Messages,
): Pick<ProviderFormProps, 'action' | 'stored' | 'text'> {
  const { settings, metadata } = t.saml
  const { attributes, idpInitiated, signRequests, vouchesForEmail, singleLogout } = provider
  const offersLogout = provider.sloUrl !== null || provider.sloPostUrl !== null
  const flag = (on: boolean) => (on ? 'on' : '')
  const attribute = (label: string, field: keyof typeof usualNames) => ({
    label,
    hint: settings.usual(
      usualNames[field]
        .filter((name) => !name.includes(':'))
        .slice(0, 2)
        .join(', '),
    ),
  })
  return {
    action: saveProvider,
    stored: {
      name: provider.name,
      domains: provider.emailDomains.join('\n'),
      email: attributes.email ?? '',
      displayName: attributes.name ?? '',
      givenName: attributes.givenName ?? '',
      familyName: attributes.familyName ?? '',
      idpInitiated: flag(idpInitiated),
      signRequests: flag(signRequests),
      vouchesForEmail: flag(vouchesForEmail),
      singleLogout: flag(singleLogout),
    },
    text: {
      name: { label: metadata.name, hint: metadata.nameHint },
      domains: { label: settings.domains, hint: settings.domainsHint },
      attributes: {
        label: settings.attributes,
        hint: settings.attributesText,
        email: attribute(settings.email, 'email'),
        displayName: attribute(settings.name, 'name'),
        givenName: attribute(settings.givenName, 'givenName'),
        familyName: attribute(settings.familyName, 'familyName'),
      },
      switches: {
        label: settings.switches,
        idpInitiated: { label: settings.idpInitiated, hint: settings.idpInitiatedText },
        signRequests: { label: settings.signRequests, hint: settings.signRequestsText },
        vouchesForEmail: { label: settings.vouchesForEmail, hint: settings.vouchesForEmailText },
        singleLogout: {
          label: settings.singleLogout,
          hint: offersLogout ? settings.singleLogoutText : settings.singleLogoutNone,
        },
      },
      save: t.common.save,
      saving: t.common.saving,
    },
  }
}
