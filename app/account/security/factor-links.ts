export const securityPath = '/account/security'
export const authenticatorPath = `${securityPath}/authenticator`
export const removeAuthenticatorPath = `${authenticatorPath}/remove`
export const recoveryCodesPath = `${securityPath}/recovery-codes`
