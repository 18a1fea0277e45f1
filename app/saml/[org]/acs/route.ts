export { acsRoute as POST } from '@/lib/http/saml-route'
