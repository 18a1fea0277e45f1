import type { failures as english } from '../en/failures'

const retry = {
  okta: 'Cochez ensuite les lignes sous **Dashboard**, **Tasks** dans Okta et appuyez sur **Retry Selected**.',
  entra:
    'Entra ID réessaie à son prochain cycle, sous 40 minutes environ ; **Approvisionner à la demande** le fait aussitôt.',
}
const wait = {
  okta: 'Okta réessaie jusqu’à dix fois ; ce qu’il abandonne figure sous **Dashboard**, **Tasks** : appuyez sur **Retry Selected**.',
  entra: 'Entra ID réessaie à son prochain cycle, sous 40 minutes environ.',
}

export const failures: typeof english = {
  keyDead: {
    short: 'sa clé a pris fin',
    cause: 'La clé est révoquée ou expirée, ou son propriétaire est désactivé.',
    remedy:
      'Créez une autre clé dans [Configuration SCIM](/organization-settings/provisioning/setup) ; elle appartient à un compte de service et survit donc au départ de chacun.',
    okta: 'Dans Okta, ouvrez **Provisioning**, **Integration**, **Edit**, collez-la dans **Authorization (Bearer)**, appuyez sur **Test Connector Configuration**, puis **Save**.',
    entra:
      'Dans Entra ID, ouvrez **Approvisionnement**, collez-la dans **Jeton secret**, appuyez sur **Tester la connexion**, puis **Enregistrer**.',
  },
  forbidden: {
    short: 'sa clé n’en a pas le droit',
    cause: 'La clé n’en a pas le droit, ou votre forfait n’inclut pas SCIM.',
    remedy:
      'Donnez le rôle Provisionnement au compte de la clé sous [Comptes de service](/organization-settings/service-accounts) ; [Configuration SCIM](/organization-settings/provisioning/setup) dit si votre forfait inclut SCIM.',
    ...retry,
  },
  gone: {
    short: 'introuvable ici',
    cause: 'Ce que la requête désigne n’existe pas ici ou a été retiré.',
    remedy: 'Rien n’est à faire dans Gatehouse : votre fournisseur doit envoyer de nouveau la personne ou le groupe.',
    okta: 'Dans Okta, retirez la personne sous **Assignments** et affectez-la de nouveau ; un groupe, sous **Push Groups** : défaites son lien et envoyez-le encore.',
    entra:
      'Dans Entra ID, employez **Approvisionner à la demande** pour une personne ; **Redémarrer l’approvisionnement** cherche de nouveau toutes les personnes et tous les groupes.',
  },
  taken: {
    short: 'le nom ou l’adresse est déjà pris',
    cause: 'Une personne a déjà ce nom d’utilisateur ou cette adresse, et votre fournisseur ne peut pas la reprendre.',
    remedy:
      'Ouvrez cette personne et appuyez sur Permettre à côté de « Géré ici », ou autorisez la reprise de toutes dans les [réglages SCIM](/organization-settings/provisioning/setup#settings).',
    ...retry,
  },
  groupTaken: {
    short: 'le nom est déjà pris',
    cause: 'Une équipe porte déjà ce nom, ou un nom si proche que les deux auraient le même identifiant.',
    remedy:
      'Ouvrez cette équipe sous [Équipes](/organization-settings/teams) et appuyez sur Permettre la reprise, ou renommez l’une des deux.',
    okta: 'Ouvrez ensuite le groupe sous **Push Groups** dans Okta et appuyez sur **Push Now**.',
    entra: retry.entra,
  },
  lastAdministrator: {
    short: 'plus personne ne gérerait les accès',
    cause: 'Plus personne ne pourrait ensuite gérer les accès, ou se connecter quand le fournisseur est en panne.',
    remedy:
      'Donnez le rôle Administrateur à quelqu’un d’autre sous [Utilisateurs](/organization-settings/users?status=active), ou nommez un autre administrateur de secours sous [Authentification](/organization-settings/authentication).',
    ...retry,
  },
  value: {
    short: 'une valeur n’est pas valable',
    cause: 'Une valeur manque ou n’est pas du type que prend son attribut.',
    remedy:
      'La réponse nomme l’attribut : corrigez sa correspondance chez votre fournisseur, ou les données de la personne.',
    okta: 'Dans Okta, les correspondances sont sous **Provisioning**, **To App** ; appuyez ensuite sur **Force Sync** au même endroit.',
    entra:
      'Dans Entra ID, ouvrez **Mappage d’attributs** ; employez ensuite **Approvisionner à la demande**. Un membre qui n’est jamais venu doit d’abord être affecté.',
  },
  request: {
    short: 'ce n’est pas du SCIM valable',
    cause: 'La requête n’était pas écrite comme SCIM le demande.',
    remedy:
      'Comparez les réglages de votre fournisseur avec son [guide](/docs). S’ils concordent, envoyez la requête à l’éditeur de son connecteur.',
    okta: 'Dans Okta, **SCIM connector base URL** finit par `/api/v2/scim`, et **Unique identifier field for users** vaut `userName`.',
    entra: 'Dans Entra ID, ouvrez **Mappage d’attributs** et appuyez sur **Restaurer les mappages par défaut**.',
  },
  tooMany: {
    short: 'la demande était trop vaste',
    cause: 'La recherche demandait trop à la fois.',
    remedy: 'Faites chercher les personnes par `userName` ou `externalId`, avec « égal à ».',
    okta: 'Dans Okta, réglez **Unique identifier field for users** sur `userName` sous **Provisioning**, **Integration**.',
    entra:
      'Dans Entra ID, ouvrez **Mappage d’attributs** et ne gardez une **priorité de correspondance** que pour `userName`, et `displayName` pour les groupes.',
  },
  large: {
    short: 'la requête était trop grande',
    cause: 'La requête était plus grande qu’elle ne peut l’être, ou arrivait trop lentement.',
    remedy: 'Envoyez moins de changements à la fois : la réponse nomme la limite.',
    okta: 'Dans Okta, partagez en deux un groupe de très nombreux membres sous **Push Groups**, ou appuyez sur **Push Now** pour réessayer.',
    entra: wait.entra,
  },
  rate: {
    short: 'trop de requêtes',
    cause: 'Trop de requêtes sont arrivées en peu de temps.',
    remedy: 'Rien n’est à faire : la réponse disait quand continuer.',
    ...wait,
  },
  version: {
    short: 'l’objet avait changé entre-temps',
    cause: 'L’objet avait changé entre-temps, ou la requête avait déjà été envoyée avec un autre contenu.',
    remedy: 'Rien n’est à faire : votre fournisseur relit l’objet et répète sa modification.',
    ...wait,
  },
  busy: {
    short: 'Gatehouse était occupé',
    cause: 'Gatehouse ou sa base de données était occupé.',
    remedy:
      'Rien n’est à faire, sauf si cela dure : prévenez alors l’exploitant de Gatehouse avec l’identifiant de la requête.',
    ...wait,
  },
  bug: {
    short: 'une erreur interne',
    cause: 'Une erreur s’est produite dans Gatehouse.',
    remedy: 'Donnez l’identifiant de la requête à l’exploitant de Gatehouse : la cause est dans le journal du serveur.',
    ...retry,
  },
  other: {
    short: 'impossible à exécuter',
    cause: 'La requête demande ce que Gatehouse n’offre pas.',
    remedy: 'Lisez la réponse et comparez les réglages de votre fournisseur avec son [guide](/docs).',
    okta: 'Dans Okta, voyez **SCIM connector base URL** sous **Provisioning**, **Integration** : elle finit par `/api/v2/scim`.',
    entra: 'Dans Entra ID, voyez **URL de locataire** sous **Approvisionnement** : elle finit par `/api/v2/scim`.',
  },
}
