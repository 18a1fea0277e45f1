export { metadataRoute as GET } from '@/lib/http/saml-route'
