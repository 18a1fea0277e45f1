import type { provisioning as english } from '../en/provisioning'
import { plural } from '../format'

export const provisioning: typeof english = {
  title: 'Configuration SCIM',
  connect: (provider) => `Connecter ${provider}`,
  purpose: 'Laissez votre fournisseur d’identité créer, modifier et désactiver des personnes ici.',
  steps: {
    provider: 'Fournisseur',
    credential: 'Accès',
    paste: (provider) => `Coller deux valeurs dans ${provider}`,
    attributes: 'Correspondance des attributs',
    tryOne: 'Essayer une personne',
    change: 'Changer',
    open: 'Ouvrir',
    lastRequest: 'dernière requête',
    answer: { okta: 'Que doit répondre Okta ?', entra: 'Que doit répondre Entra ?' },
  },
  tryOne: {
    summary: 'avant d’affecter tout le monde',
    okta: 'Affectez une personne à l’application, sous Assignments. En moins d’une minute elle est ici, invitée, et l’activité dit ce qu’Okta a demandé. Affectez ensuite les groupes dont les membres doivent venir.',
    entra:
      'Affectez une personne sous Utilisateurs et groupes, puis ouvrez Approvisionner à la demande et choisissez-la : Entra montre chaque étape, l’activité chaque requête. Appuyez ensuite sur Démarrer l’approvisionnement.',
    other:
      'Affectez une personne chez votre fournisseur. Elle apparaît ici, invitée, et l’activité dit ce que votre fournisseur a demandé. Affectez ensuite les autres.',
    activity: 'Ouvrir l’activité',
    people: 'Personnes du fournisseur',
  },
  providers: { okta: 'Okta', entra: 'Microsoft Entra ID', other: 'Autre' },
  names: { okta: 'Okta', entra: 'Entra', other: 'votre fournisseur' },
  fields: {
    okta: { url: 'SCIM connector base URL', token: 'Authorization (Bearer)' },
    entra: { url: 'URL de locataire', token: 'Jeton secret' },
    other: { url: 'URL de base SCIM', token: 'Jeton Bearer' },
  },
  instructions: {
    okta: 'Dans la console Okta, ouvrez votre application, puis Provisioning, Integration. Identifiez les personnes par userName, choisissez HTTP Header comme mode d’authentification, puis collez :',
    entra:
      'Dans le centre d’administration Entra, ouvrez Applications d’entreprise, votre application, Approvisionnement. Réglez le mode sur Automatique, puis collez :',
    other:
      'Votre fournisseur doit parler SCIM 2.0 avec un jeton Bearer. Identifiez les personnes par userName, puis collez :',
  },
  test: {
    okta: 'Appuyez ensuite sur Test Connector Configuration. La requête apparaît ici.',
    entra: 'Appuyez ensuite sur Tester la connexion. La requête apparaît ici.',
    other: 'Faites-lui ensuite tester la connexion. La requête apparaît ici.',
  },
  credential: {
    text: 'Un compte de service possède la clé : le provisionnement continue après votre départ.',
    submit: 'Créer le compte de service et la clé',
    another: 'En créer un autre',
    ready: (account, key) => `${account}, clé ${key}`,
    outlives: 'Survit aux départs',
    token: 'affiché une fois, à la création de la clé',
    lost: 'Clé non conservée ? Créez-en une autre et révoquez l’ancienne.',
  },
  connected: {
    title: 'Connecté en ce moment',
    waiting: 'En attente de la première requête…',
    waitingText: 'Cette ligne change d’elle-même dès l’appel de votre fournisseur.',
    arrived: 'La première requête est arrivée.',
    never: 'Aucune requête',
    last: (ago) => `dernière requête ${ago}`,
    none: 'Aucune clé pour SCIM.',
    person: (name) => `Appartient à ${name}, une personne : elle prend fin à son départ.`,
    all: 'Toutes les clés',
  },
  attributes: {
    summary: (count) => plural(count, { one: '# attribut', other: '# attributs' }, 'fr'),
    text: 'Tout autre attribut du schéma utilisateur SCIM est conservé et rendu tel quel.',
    caption: 'Attributs SCIM et ce qu’ils deviennent ici',
    scim: 'Attribut SCIM',
    here: 'Ici',
    required: 'obligatoire',
    byItself: 'envoyé sans réglage',
    rows: {
      userName: 'Nom d’utilisateur : comment votre fournisseur retrouve la personne',
      name: 'Prénom et nom',
      displayName: 'Nom affiché ; sinon composé du prénom et du nom',
      emails:
        'Adresses. Les e-mails vont à la principale, sinon à la première de type work, sinon au nom d’utilisateur s’il est une adresse',
      externalId: 'L’identifiant de votre fournisseur',
      title: 'Fonction',
      language: 'Langue des e-mails et des pages : anglais ou français',
      timezone: 'Fuseau horaire des dates',
      active: 'False désactive la personne, true la laisse revenir',
    },
  },
  outcomes: {
    title: 'Ce que font ici les changements de votre fournisseur',
    assigned: 'Affectation',
    assignedText: (hours) =>
      `Invitation par e-mail ; le lien fonctionne ${plural(hours, { one: '# heure', other: '# heures' }, 'fr')}.`,
    unassigned: 'Désaffectation',
    unassignedText: 'Désactivation immédiate ; sessions et clés personnelles prennent fin.',
    deleted: 'Suppression',
    deletedText: 'Retrait ; le nom reste dans le journal d’audit.',
  },
  jit: {
    on: 'La création de comptes à la volée (JIT) est active.',
    onText:
      'Des personnes que votre fournisseur n’a jamais affectées peuvent entrer par SAML. Désactivez le JIT dès que SCIM fonctionne.',
    offText:
      'Désactivée, comme il convient avec SCIM : seules entrent les personnes que votre fournisseur affecte ou que vous invitez.',
    action: 'Voir l’authentification',
  },
  plans: { free: 'Gratuit', startup: 'Startup', pro: 'Pro', enterprise: 'Enterprise' },
  gate: {
    title: (plan) => `SCIM demande ${plan} ou plus`,
    text: 'D’ici là, votre fournisseur reçoit une réponse 403 qui dit la même chose. Changer de forfait agit aussitôt et ne touche aucune personne existante.',
    features: {
      people: 'Personnes à la main',
      scim: 'Provisionnement SCIM',
      saml: 'Authentification unique SAML',
      customRoles: 'Rôles personnalisés',
    },
  },
}
