import type { saml as english } from '../en/saml'
import { plural } from '../format'
import { samlPeople } from './saml-people'
import { samlSetup } from './saml-setup'
import { samlSignIns } from './saml-sign-ins'

export const saml: typeof english = {
  ...samlSetup,
  ...samlPeople,
  ...samlSignIns,
  states: { draft: 'Brouillon', active: 'Actif', off: 'Désactivé' },
  stateTexts: {
    draft: 'Seuls les tests passent. Personne ne peut s’en servir pour se connecter avant son activation.',
    active: 'Vos membres s’en servent pour se connecter.',
    off: 'Personne ne peut s’en servir pour se connecter. Tout est gardé pour le jour où il sera réactivé.',
  },
  overview: {
    add: 'Ajouter un fournisseur',
    none: 'Aucun fournisseur d’identité',
    noneText:
      'Laissez chacun se connecter avec Okta, Microsoft Entra ID, Google ou tout autre fournisseur SAML 2.0. Six étapes, avec un vrai test avant que quiconque soit concerné.',
    domains: 'Domaines',
    anyDomain: 'tous',
    entityId: 'Entity ID',
    mappings: 'Associations',
    mapped: (roles, teams) =>
      `${plural(roles, { one: '# rôle', other: '# rôles' }, 'fr')}, ${plural(teams, { one: '# équipe', other: '# équipes' }, 'fr')}`,
    noMappings: 'aucune',
    certificate: 'Certificat',
    certificates: (count) => `${count} certificats`,
    lastSignIn: (ago) => `Dernière connexion ${ago}`,
    noSignIn: 'Personne ne s’est encore connecté par lui',
    test: 'Tester',
    continueSetup: 'Poursuivre la mise en place',
    fetchFailed: 'L’actualisation des métadonnées a échoué.',
  },
  certificate: {
    expires: (left, day) => `Expire ${left}, le ${day}`,
    expired: (day) => `Expiré le ${day}. Les connexions marchent encore ; remplacez-le.`,
    addNext: 'Ajouter le prochain certificat',
    fingerprint: 'SHA-256',
    bits: (bits) => `RSA, ${bits.toLocaleString('fr')} bits`,
    valid: (from, until) => `Valable du ${from} au ${until}`,
  },
  method: {
    plan: 'Absent de votre offre',
  },
  provider: {
    edit: 'Modifier les réglages',
    test: 'Tester',
    activate: 'Activer',
    status: 'État',
    lastSignIn: 'Dernière connexion',
    never: 'jamais',
    people: 'Personnes reliées',
    since: 'Actif depuis',
    certificates: 'Certificats',
    certificatesText: 'Chacun d’eux peut avoir signé. À deux, le fournisseur en change sans coupure.',
    metadata: 'Métadonnées',
    entityId: 'Entity ID',
    ssoUrl: 'Adresse de connexion',
    sloUrl: 'Adresse de déconnexion',
    noSlo: 'aucune : il ne prend pas part à la déconnexion unique',
    source: 'Provenance',
    byHand: 'Données à la main : les nouveaux certificats n’arrivent pas d’eux-mêmes.',
    fetched: (ago) => `Lues ${ago} ; relues deux fois par jour`,
    refresh: 'Actualiser',
    refreshing: 'Actualisation…',
    replace: 'Remplacer',
    fetchProblem: 'La dernière actualisation a échoué. Les connexions suivent ce qui est enregistré.',
    fetchProblems: {
      address_refused: 'Son adresse ne peut pas être lue d’ici.',
      unreachable: 'Elle n’a pas pu être atteinte.',
      redirected: 'Elle renvoie à une autre adresse. Donnez celle-là.',
      status: 'Elle n’a pas répondu par un document.',
      too_large: 'Le document dépasse 1 Mo.',
      too_slow: 'Elle a mis trop de temps à répondre.',
      metadata: 'Ce qui est venu n’est pas des métadonnées utilisables.',
      entity_id_changed:
        'Ce qui est venu a un autre Entity ID, ce qui en fait un autre fournisseur. Remplacez à la main si c’est voulu.',
    },
    settings: 'Réglages',
    mappings: 'Rôles et équipes par attribut',
    mappingsNone: 'Chacun a ce qu’on lui donne ici. Associez un attribut pour donner rôles et équipes par lui.',
    openMappings: 'Ouvrir les associations',
    recent: 'Dernières connexions',
    noRecent: 'Aucune connexion n’est encore arrivée.',
    allAttempts: 'Toutes les connexions',
    end: 'Y mettre fin',
    turnOff: 'Désactiver',
    turnOffText:
      'Personne ne s’en sert plus pour se connecter, et qui est entré par lui est déconnecté ; le reste est gardé.',
    remove: 'Retirer',
    removeText: 'Oublie ses liens aux personnes, ses associations et ce qu’elles donnaient.',
  },
  ending: {
    offTitle: (name) => `Désactiver ${name} ?`,
    offSubmit: 'Désactiver',
    offPending: 'Désactivation…',
    removeTitle: (name) => `Retirer ${name} ?`,
    removeSubmit: 'Retirer le fournisseur',
    removePending: 'Retrait…',
    nobody: 'Personne n’y est relié.',
    linked: (count) =>
      plural(
        count,
        {
          one: '# personne reliée ne pourra plus se connecter ainsi.',
          other: '# personnes reliées ne pourront plus se connecter ainsi.',
        },
        'fr',
      ),
    signedOut: (count) =>
      count === 0
        ? 'Personne n’est connecté par lui en ce moment.'
        : plural(
            count,
            {
              one: '# personne entrée par lui est déconnectée aussitôt.',
              other: '# personnes entrées par lui sont déconnectées aussitôt.',
            },
            'fr',
          ),
    own: 'Vous en faites partie. Assurez-vous de pouvoir entrer autrement : il vous faudra vous reconnecter.',
    lockedOut: (count) =>
      plural(
        count,
        {
          one: '# d’entre elles n’a pas d’autre moyen et ne pourra plus entrer :',
          other: '# d’entre elles n’ont pas d’autre moyen et ne pourront plus entrer :',
        },
        'fr',
      ),
    more: (count) => `et ${count} de plus`,
    type: (name) => `Tapez « ${name} » pour confirmer`,
    forgets: 'Leurs liens, et les rôles et équipes donnés par ses associations, partent aussi.',
  },
}
