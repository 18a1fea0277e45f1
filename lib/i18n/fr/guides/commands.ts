import type { commands as english } from '../../en/guides/commands'

export const commands: typeof english = {
  doctor: { text: 'Examiner configuration, base de données et e-mails', options: {} },
  migrate: { text: 'Appliquer les migrations en attente (chaque démarrage le fait aussi)', options: {} },
  'org create': {
    text: 'Créer une organisation avec ses rôles fournis',
    options: {
      slug: 'Nom court dans les adresses (par défaut : tiré du nom)',
      plan: 'free, startup, pro ou enterprise (par défaut enterprise)',
      locale: 'en ou fr (par défaut en)',
      'time-zone': 'Fuseau horaire IANA (par défaut UTC)',
    },
  },
  'org list': { text: 'Lister les organisations', options: {} },
  'org show': { text: 'Montrer une organisation et compter ses personnes', options: { org: 'L’organisation' } },
  'org plan': { text: 'Passer une organisation à un autre forfait, aussitôt', options: { org: 'L’organisation' } },
  'org verify-domain': {
    text: 'Tenir un domaine de messagerie pour prouvé, sur votre parole',
    options: { org: 'L’organisation' },
  },
  'org remove-domain': { text: 'Oublier un domaine de messagerie', options: { org: 'L’organisation' } },
  'org security-contacts': {
    text: 'Montrer ou remplacer qui est prévenu quand l’accès à une organisation est en jeu',
    options: {
      org: 'L’organisation',
      set: 'L’une des adresses prévenues désormais',
      none: 'Personne hormis les administrateurs',
    },
  },
  'org methods': {
    text: 'Montrer ou remplacer les façons de se connecter à une organisation',
    options: {
      set: 'Celles qui valent désormais : password,passkey,saml',
      'lock-out': 'Laisser dehors qui n’en a pas d’autre, au lieu de lui garder les siennes',
    },
  },
  'org break-glass': {
    text: 'Laisser entrer un administrateur par son mot de passe ou sa clé d’accès, quelles que soient les méthodes',
    options: { remove: 'Le laisser entrer de nouveau comme les autres' },
  },
  'connection show': {
    text: 'Montrer ce que le fournisseur d’identité peut faire',
    options: { org: 'L’organisation' },
  },
  'connection set': {
    text: 'Changer ce que le fournisseur d’identité peut faire',
    options: {
      org: 'L’organisation',
      'adopt-people': 'Reprendre des personnes créées ici',
      'adopt-teams': 'Reprendre des équipes créées ici',
      'grant-management': 'Donner des rôles qui gèrent les accès',
      passwords: 'Définir les mots de passe des personnes vérifiées',
      'group-delete': 'Ce que laisse un groupe supprimé',
    },
  },
  'saml show': {
    text: 'Montrer les adresses pour le fournisseur d’identité, et les fournisseurs',
    options: { org: 'L’organisation' },
  },
  'saml set': {
    text: 'Régler le fournisseur d’identité et les comptes créés à la volée',
    options: {
      org: 'L’organisation',
      metadata: 'Les métadonnées du fournisseur ; remplace les précédentes',
      'metadata-url': 'Les mêmes d’une adresse https publique, relue deux fois par jour',
      provider: 'Lequel, s’il y en a plusieurs, ou comment nommer un nouveau',
      'email-domain': 'De qui ce fournisseur connecte les adresses',
      'idp-initiated': 'Accepter les connexions qui partent du fournisseur',
      'sign-requests': 'Signer les demandes au fournisseur',
      'single-logout': 'Se déconnecter des deux côtés, si le fournisseur l’offre',
      'vouches-for-email': 'Le croire pour les adresses sur les domaines prouvés',
      active: 'Laisser s’en servir pour se connecter ; on pour un nouveau',
      jit: 'Comptes créés à la volée pour les inconnus',
      'jit-domain': 'Pour les adresses de ce domaine ; remplace la liste',
      'jit-role': 'Ce qu’ils reçoivent',
    },
  },
  'user invite': {
    text: 'Inviter une personne par son adresse',
    options: {
      org: 'L’organisation',
      name: 'Son nom, jusqu’à ce qu’elle l’écrive elle-même',
      role: 'Rôle (par défaut : le choix de l’organisation, sinon Standard)',
    },
  },
  'user list': { text: 'Lister les personnes', options: { org: 'L’organisation' } },
  'user disable': { text: 'Mettre fin à son accès', options: { org: 'L’organisation' } },
  'user enable': { text: 'La laisser entrer de nouveau', options: { org: 'L’organisation' } },
  'user remove': { text: 'La retirer pour de bon', options: { org: 'L’organisation' } },
  'user allow-adoption': { text: 'Laisser le fournisseur d’identité la reprendre', options: { org: 'L’organisation' } },
  'user release': {
    text: 'Laisser se connecter un dernier administrateur que SCIM voulait retirer',
    options: { org: 'L’organisation', email: 'La personne' },
  },
  'user reset-link': {
    text: 'Imprimer un lien par lequel elle choisit un nouveau mot de passe',
    options: { org: 'L’organisation', email: 'La personne' },
  },
  'user methods': {
    text: 'Montrer ou remplacer les façons dont une personne se connecte',
    options: {
      org: 'L’organisation',
      email: 'La personne',
      set: 'password,passkey,saml, ou organization pour celles de l’organisation',
    },
  },
  'user reset-second-factor': {
    text: 'Retirer l’application d’authentification et les codes de secours de qui les a perdus',
    options: { org: 'L’organisation', email: 'La personne' },
  },
  'key create': {
    text: 'Créer une clé ; son secret est imprimé une fois',
    options: {
      org: 'L’organisation',
      owner: 'Adresse d’une personne ou nom d’un compte de service',
      name: 'Ce qui s’en servira (par défaut : command line)',
      scopes: 'scim, all, ou des autorisations séparées par des virgules (par défaut scim)',
      'expires-in-days': 'Par défaut : jamais',
    },
  },
  'key revoke': { text: 'Révoquer une clé : la requête suivante est refusée', options: { org: 'L’organisation' } },
  'key list': { text: 'Lister les clés, sans leurs secrets', options: { org: 'L’organisation' } },
  'audit verify': {
    text: 'Confronter le journal d’audit à sa chaîne d’empreintes ; code de sortie 1 si une ligne fut changée',
    options: { org: 'L’organisation', head: 'Une tête notée auparavant, que la chaîne doit encore avoir' },
  },
  'secret rotate': {
    text: 'Tout refaire sous un autre secret, pendant que rien d’autre ne tourne',
    options: { new: 'Contient le nouveau secret, et est créé s’il manque (avec DATABASE_URL)' },
  },
  'secret replace-lost': {
    text: 'Dire ce qui est perdu avec l’ancien secret et, avec --yes, continuer sans lui',
    options: { yes: 'Retirer ce que personne ne peut plus ouvrir' },
  },
  seed: {
    text: 'Remplir une organisation de personnes inventées, pour l’essayer en grand',
    options: { org: 'L’organisation', users: 'Combien, de 1 à 5 000 000' },
  },
}
