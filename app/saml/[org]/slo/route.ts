export { sloRoute as GET, sloRoute as POST } from '@/lib/http/saml-logout-route'
