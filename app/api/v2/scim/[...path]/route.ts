import { unknownRoute } from '@/lib/http/scim-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute
