/** Everything the audit log can say: a closed list, `noun.verb`. */
export const auditEvents = [
  'organization.create',
  'user.create',
  'user.update',
  'user.deactivate',
  'user.reactivate',
  'user.remove',
  'user.sign_in',
  'user.sign_out',
  'invitation.issue',
  'invitation.resend',
  'invitation.request',
  'invitation.accept',
  'service_account.create',
  'service_account.update',
  'application_key.create',
  'application_key.revoke',
  'saml_jit.enable',
  'saml_jit.disable',
] as const

export type AuditEvent = (typeof auditEvents)[number]
