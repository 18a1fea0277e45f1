/** Everything a logout request can be refused for: a closed union, so that a new code does not compile until it is told
 *  in every language what it means (lib/i18n). */
export const logoutRefusals = [
  'too_large',
  'not_base64',
  'not_deflated',
  'not_xml',
  'doctype',
  'not_plain',
  'id_twice',
  'namespace_relative',
  'parameter_twice',
  'not_a_logout',
  'version_wrong',
  'plan_excludes_saml',
  'provider_unknown',
  'provider_off',
  'logout_off',
  'signature_missing',
  'signature_twice',
  'signature_stray',
  'signature_shape',
  'signature_reference',
  'signature_transform',
  'signature_sha1',
  'signature_algorithm',
  'signature_wrong',
  'issuer_wrong',
  'destination_missing',
  'destination_wrong',
  'id_missing',
  'time_malformed',
  'not_yet_valid',
  'expired',
  'too_old',
  'name_id_missing',
  'replayed',
] as const

export type LogoutRefusal = (typeof logoutRefusals)[number]

export function isLogoutRefusal(text: string): text is LogoutRefusal {
  return (logoutRefusals as readonly string[]).includes(text)
}
