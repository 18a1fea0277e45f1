export { loginRoute as GET } from '@/lib/http/saml-route'
