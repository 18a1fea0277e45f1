import type { guides as english } from '../en/guides'
import { administrators } from './guides/administrators'
import { commands } from './guides/commands'
import { entra } from './guides/entra'
import { okta } from './guides/okta'
import { operators } from './guides/operators'
import { saml } from './guides/saml'
import { samlEntra } from './guides/saml-entra'
import { samlOkta } from './guides/saml-okta'
import { variables } from './guides/variables'

export const guides: typeof english = {
  title: 'Guides',
  purpose: 'Comment connecter un fournisseur d’identité, administrer une organisation et exploiter ce serveur.',
  openApp: 'Ouvrir Gatehouse',
  groups: {
    provisioning: 'Provisionnement (SCIM)',
    signOn: 'Authentification unique (SAML)',
    running: 'Au quotidien',
  },
  contents: 'Sur cette page',
  others: 'Tous les guides',
  one: 'Guide',
  field: 'Champ',
  value: 'À saisir',
  url: 'L’URL à coller',
  key: 'la clé',
  slug: 'votre-organisation',
  slugHint:
    'À la place de « votre-organisation » se met le nom court de la vôtre ; Authentification montre les adresses entières.',
  expect: 'Ce que vous voyez alors :',
  problems: 'En cas de problème',
  trouble: { what: 'Ce que vous voyez', cause: 'Pourquoi', remedy: 'Que faire' },
  answers: 'Ce que veut dire chaque réponse',
  answersText: 'Votre fournisseur montre le numéro ; l’activité montre ici la même requête avec sa cause.',
  open: {
    setup: 'Ouvrir Configuration SCIM',
    authentication: 'Ouvrir Authentification',
    users: 'Ouvrir Utilisateurs',
  },
  copyCode: 'Copier',
  permissions: { caption: 'Ce que peut chaque rôle fourni avec Gatehouse', permission: 'Permission' },
  variable: { caption: 'Variables', name: 'Variable', fallback: 'Sans elle', meaning: 'Sens' },
  command: { required: 'requis', multiple: 'peut être donné plusieurs fois' },
  refusal: { code: 'Code', person: 'La personne lit', admin: 'Pour l’administrateur' },
  variables,
  commands,
  okta,
  entra,
  samlOkta,
  samlEntra,
  saml,
  administrators,
  operators,
}
