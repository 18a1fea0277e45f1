import type { samlSetup as english } from '../en/saml-setup'
import { plural } from '../format'

const people = (count: number) => plural(count, { one: '# personne', other: '# personnes' }, 'fr')

export const samlSetup: typeof english = {
  kinds: {
    okta: 'Okta',
    entra: 'Microsoft Entra ID',
    google: 'Google Workspace',
    other: 'Un autre',
  },
  service: {
    title: 'Valeurs pour votre fournisseur',
    text: 'Ce qu’un fournisseur d’identité doit savoir de cette organisation. Elles sont les mêmes pour tous.',
    entityId: 'Entity ID',
    acsUrl: 'URL ACS (HTTP-POST)',
    loginUrl: 'URL de connexion',
    sloUrl: 'URL de déconnexion unique',
    metadataUrl: 'URL des métadonnées',
    download: 'Télécharger les métadonnées (XML)',
    certificate: 'Télécharger le certificat (PEM)',
  },
  steps: {
    title: 'Mettre en place l’authentification unique',
    kind: 'Fournisseur',
    values: (name) => `Coller deux valeurs chez ${name}`,
    valuesDone: 'Valeurs pour le fournisseur',
    metadata: 'Métadonnées du fournisseur',
    attributes: 'Attributs et domaines',
    test: 'Test',
    activate: 'Activation',
    change: 'Revoir',
    next: 'Continuer',
    back: 'Retour',
    ofYours: 'votre fournisseur',
  },
  values: {
    instructions: {
      okta: 'Dans la console d’administration Okta, ouvrez Applications, Create App Integration, SAML 2.0. Sous Configure SAML, collez :',
      entra:
        'Dans le centre d’administration Entra, ouvrez Applications d’entreprise, Nouvelle application, Créer votre propre application. Sous Authentification unique, choisissez SAML, puis Configuration SAML de base :',
      google:
        'Dans la console d’administration Google, ouvrez Applications, Applications Web et mobiles, Ajouter une application SAML personnalisée. Aux informations sur le fournisseur de services, collez :',
      other: 'Créez une application SAML 2.0 chez votre fournisseur et collez :',
    },
    fields: {
      okta: { acsUrl: 'Single sign-on URL', entityId: 'Audience URI (SP Entity ID)', loginUrl: 'Login page URL' },
      entra: {
        acsUrl: 'URL de réponse (URL Assertion Consumer Service)',
        entityId: 'Identificateur (ID d’entité)',
        loginUrl: 'URL d’authentification',
      },
      google: { acsUrl: 'URL ACS', entityId: 'ID d’entité', loginUrl: 'URL de démarrage' },
      other: { acsUrl: 'URL du service ACS', entityId: 'Entity ID', loginUrl: 'URL de connexion' },
    },
    optional: 'facultatif',
    nameId: {
      okta: 'Name ID format : EmailAddress ou Persistent. Application username : Email.',
      entra:
        'Laissez l’identificateur d’utilisateur unique sur user.userprincipalname. La signature de l’assertion est déjà active ; gardez-la.',
      google: 'Name ID : informations de base, adresse principale. « Réponse signée » peut être cochée ou non.',
      other: 'Name ID : un nom durable, comme l’adresse, jamais un nom transitoire. L’assertion doit être signée.',
    },
    or: 'Ou laissez votre fournisseur les importer :',
    done: 'Je les ai collées',
  },
  metadata: {
    where: {
      okta: 'Dans l’onglet Sign On, copiez la Metadata URL.',
      entra: 'Sous Certificats SAML, copiez l’URL des métadonnées de fédération d’application.',
      google: 'Google ne donne pas d’adresse : choisissez Télécharger les métadonnées et envoyez le fichier.',
      other:
        'La plupart des fournisseurs donnent une adresse ; elle est relue deux fois par jour, et les nouveaux certificats arrivent d’eux-mêmes.',
    },
    url: 'URL des métadonnées',
    urlHint: 'Commence par https:// et se laisse atteindre d’ici.',
    file: 'Fichier de métadonnées',
    text: 'Métadonnées, collées',
    textHint: 'Le document XML entier.',
    or: 'ou',
    check: 'Lire',
    checking: 'Lecture…',
    again: 'En lire d’autres',
    nothing: 'Donnez une adresse, un fichier ou le document lui-même.',
    explained: 'Ce qu’elles disent',
    unfit: 'Inutilisables telles quelles. Rien n’a été enregistré.',
    fit: 'Utilisables. Rien n’est enregistré avant que vous les gardiez.',
    keep: 'Les garder',
    keeping: 'Enregistrement…',
    name: 'Nom du fournisseur',
    nameHint: 'Montré aux administrateurs et dans le journal d’audit.',
    verdicts: { ok: 'Bon', warning: 'Marche, mais', error: 'Faux' },
    replaceTitle: 'Remplacer les métadonnées',
    replaceText: 'Les certificats et adresses changent ; réglages, associations et personnes restent.',
    otherEntity:
      'Un autre Entity ID est un autre fournisseur : qui est relié à celui-ci est déconnecté, perd ce que ses attributs accordaient, et sera relié à nouveau.',
  },
  settings: {
    title: 'Réglages du fournisseur',
    text: 'Quels attributs sont lus, et quelles adresses sont envoyées ici.',
    domains: 'Domaines de messagerie',
    domainsHint:
      'Un par ligne. La page de connexion envoie ces adresses à ce fournisseur. Vide : toutes. Seuls les domaines que votre organisation a prouvés mènent ici.',
    attributes: 'Attributs',
    attributesText: 'Laissez un champ vide pour accepter les noms courants des fournisseurs.',
    email: 'Adresse',
    name: 'Nom affiché',
    givenName: 'Prénom',
    familyName: 'Nom',
    switches: 'Ce que le fournisseur peut faire',
    idpInitiated: 'La connexion peut partir du fournisseur',
    idpInitiatedText:
      'Pour les tuiles de sa page d’accueil. De telles réponses ne répondent à aucune demande d’ici ; volées, elles servent plus facilement. Laissez désactivé si personne n’en a besoin.',
    signRequests: 'Signer nos demandes',
    signRequestsText: 'Le fournisseur peut vérifier qu’une demande vient de nous. Okta et Entra acceptent les deux.',
    vouchesForEmail: 'Croire le fournisseur pour l’adresse sur les domaines prouvés',
    vouchesForEmailText:
      'Qui a une invitation ouverte devient actif en se connectant. Désactivé : il est refusé, apprend pourquoi et peut se faire renvoyer une invitation.',
    singleLogout: 'Déconnexion unique',
    singleLogoutText:
      'Se déconnecter ici va jusque chez le fournisseur, et se déconnecter là-bas met fin aussitôt aux sessions qu’il a ouvertes ici.',
    singleLogoutNone: 'Ses métadonnées n’offrent pas la déconnexion unique.',
    usual: (names) => `p. ex. ${names}`,
    domainTaken: (domain, provider) => `${domain} est déjà envoyé à ${provider}. Retirez-le d’abord là-bas.`,
    on: 'Oui',
    off: 'Non',
    usualNames: 'les noms courants',
  },
  test: {
    text: 'Connectez-vous chez le fournisseur dans ce navigateur. C’est une vraie connexion avec chaque vérification ; personne n’est changé, et votre session d’ici reste.',
    start: 'Se connecter pour tester',
    again: 'Tester encore',
    go: 'Passer à l’activation',
    skip: 'Continuer sans test',
    gone: 'Le résultat de ce test n’est plus ici. Testez encore.',
  },
  activate: {
    text: 'Dès lors chacun peut s’en servir pour se connecter. Les mots de passe marchent toujours.',
    people: (count) => `${people(count)} dont l’adresse mène ici`,
    linked: (count) => plural(count, { one: '# personne déjà reliée', other: '# personnes déjà reliées' }, 'fr'),
    linkable: (count) =>
      plural(
        count,
        {
          one: '# personne sera reliée à sa première connexion',
          other: '# personnes seront reliées à leur première connexion',
        },
        'fr',
      ),
    unknown: (count) =>
      `${people(count)} qu’il ne saurait reconnaître : non gérées par SCIM, et sans adresse prouvée sur un domaine prouvé`,
    pending: (count) =>
      plural(
        count,
        { one: '# personne dont l’invitation est ouverte', other: '# personnes dont l’invitation est ouverte' },
        'fr',
      ),
    untested: 'Personne n’a réussi de test depuis le dernier changement du fournisseur.',
    anyway: 'L’activer sans test',
    submit: 'Activer',
    pendingLabel: 'Activation…',
    proven:
      'Aucun de ses domaines n’est prouvé : la page de connexion n’envoie encore personne ici par l’adresse. Prouvez-en un sous Profil et forfait, Domaines de messagerie.',
  },
}
