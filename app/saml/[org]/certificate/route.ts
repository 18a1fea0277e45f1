export { certificateRoute as GET } from '@/lib/http/saml-route'
