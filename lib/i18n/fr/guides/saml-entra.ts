import type { Guide } from '../../en/guides/guide'

export const samlEntra: Guide = {
  title: 'Authentification unique avec Microsoft Entra ID',
  short: 'Microsoft Entra ID',
  purpose:
    'Chacun se connecte ici avec son compte Microsoft, par SAML 2.0. Un quart d’heure environ ; personne n’est touché avant l’activation.',
  sections: [
    {
      id: 'before',
      title: 'Avant de commencer',
      steps: [
        'Dans Entra, il vous faut le rôle Administrateur d’application ou Administrateur d’application cloud.',
        'Ici, il vous faut un rôle qui modifie les réglages de connexion, comme Admin, et un forfait avec SAML.',
        'Entra n’accepte que des adresses https : il faut d’abord à ce serveur son nom public et son certificat.',
      ],
    },
    {
      id: 'begin',
      title: 'Commencer ici',
      steps: [
        'Ouvrez [Authentification](/organization-settings/authentication), ajoutez un fournisseur et choisissez Microsoft Entra ID.',
        'La page montre les valeurs à coller, sous les noms que leur donne Entra. Elles valent pour tous les fournisseurs de votre organisation.',
      ],
    },
    {
      id: 'application',
      title: 'Ajouter l’application dans Entra',
      steps: [
        'Dans le centre d’administration Entra : **Entra ID**, **Applications d’entreprise**, **Nouvelle application**, **Créer votre propre application**. Nommez-la, choisissez **Intégrer une autre application que vous ne trouvez pas dans la galerie (non-galerie)**, **Créer**. L’application qui provisionne par SCIM convient.',
        '**Authentification unique**, **SAML**. Dans la carte **Configuration SAML de base**, appuyez sur **Modifier**, remplissez comme le dit le tableau, **Enregistrer**. Ou **Charger un fichier de métadonnées** avec celui que l’on télécharge ici (XML).',
        'Si Entra propose de tester aussitôt, répondez **Non, je testerai plus tard**.',
      ],
      fields: [
        { name: 'Identificateur (ID d’entité)', value: 'entityId' },
        { name: 'URL de réponse (URL Assertion Consumer Service)', value: 'acs' },
        { name: 'URL d’authentification', value: 'login' },
        { name: 'État de relais', value: 'vide' },
        { name: 'URL de déconnexion', value: 'slo' },
      ],
      expect: 'La carte montre les quatre valeurs, et aucun autre identificateur à côté du nôtre.',
    },
    {
      id: 'attributes',
      title: 'Vérifier les revendications',
      steps: [
        'Carte **Attributs et revendications** : gardez ce qui s’y trouve. Les revendications du tableau sont connues ici sous leurs noms longs aussi ; rien n’est à saisir.',
        'Pour donner rôles et équipes par groupe : **Ajouter une revendication de groupe**, **Groupes affectés à l’application**, **Attribut source** **ID de groupe**. Associez les identifiants ici. Tous les groupes d’une personne peuvent dépasser ce qu’Entra envoie.',
      ],
      fields: [
        { name: 'Identificateur d’utilisateur unique (Name ID)', value: 'user.userprincipalname' },
        { name: 'emailaddress', value: 'user.mail' },
        { name: 'givenname', value: 'user.givenname' },
        { name: 'surname', value: 'user.surname' },
        { name: 'name', value: 'user.userprincipalname' },
      ],
    },
    {
      id: 'signing',
      title: 'Vérifier ce qui est signé',
      steps: [
        'Carte **Certificats SAML**, **Certificat de signature de jetons**, **Modifier** : l’**Option de signature** est **Signer l’assertion SAML** ou **Signer la réponse et l’assertion SAML**, l’**Algorithme de signature** **SHA-256**. Une réponse seule signée est refusée.',
        'Donnez une adresse de notification ; le certificat prend fin après trois ans.',
      ],
    },
    {
      id: 'metadata',
      title: 'Apporter les métadonnées ici',
      steps: [
        'Carte **Certificats SAML** : copiez l’**URL des métadonnées de fédération d’application**.',
        'Ici, appuyez sur Je les ai collées, collez-la comme URL des métadonnées, Lire, regardez ce qu’elles disent, puis Les garder.',
        'L’adresse est relue deux fois par jour : le prochain certificat arrive de lui-même, dès qu’Entra l’y inscrit.',
      ],
      expect:
        'Entity ID, adresse de connexion et certificat sont chacun marqués Bon, et le fournisseur figure en brouillon sous Authentification.',
    },
    {
      id: 'domains',
      title: 'Dire quelles adresses y mènent',
      steps: [
        'Domaines de messagerie : un par ligne. Depuis la page de connexion, ces adresses sont envoyées à Entra. Laissez vide pour toutes les accepter.',
        'Seuls les domaines que votre organisation a prouvés y mènent d’eux-mêmes ; d’ici là, chacun prend l’adresse de votre organisation, `/login/` et son nom court.',
      ],
    },
    {
      id: 'assign',
      title: 'Affecter des personnes, tester',
      steps: [
        'Dans Entra, **Utilisateurs et groupes**, **Ajouter un utilisateur/groupe** : vous d’abord, puis les groupes dont les membres doivent se connecter. Sous **Propriétés**, gardez **Affectation requise ?** sur **Oui**.',
        'Ici, appuyez sur Se connecter pour tester. C’est une vraie connexion avec chaque vérification, dans ce navigateur ; personne n’est changé, et votre session reste.',
      ],
      expect:
        'Chaque vérification est marquée Bon, et la page dit que la personne serait admise, avec les revendications envoyées par Entra.',
    },
    {
      id: 'activate',
      title: 'Activer',
      steps: [
        'La dernière étape compte qui est touché : qui est déjà relié, qui le sera à sa première connexion, et qui ne pourrait être reconnu. Appuyez sur Activer.',
        'Les mots de passe marchent toujours, sauf si vous choisissez « Après 7 jours, authentification unique seulement ». Connectez-vous une fois par Entra dans une fenêtre privée avant de l’annoncer.',
        'Les personnes créées par SCIM sont refusées tant qu’elles n’ont pas ouvert leur invitation. Si l’authentification unique doit leur suffire, prouvez le domaine et activez « Croire le fournisseur pour l’adresse sur les domaines prouvés ».',
        'Laissez désactivés les comptes créés à la volée si SCIM est actif : seules entrent alors les personnes que provisionne Entra ou que vous invitez. Sans SCIM, activez-les pour vos domaines sous [Authentification](/organization-settings/authentication).',
      ],
      expect:
        'Le fournisseur est actif, et chaque connexion figure sous Authentification, Connexions par SAML, avec ses vérifications.',
    },
    {
      id: 'logout',
      title: 'Ce que fait la déconnexion unique',
      steps: [
        'Les métadonnées d’Entra l’offrent, elle est donc activée d’elle-même. Déconnexion unique, sous Modifier les réglages sur la page du fournisseur, la désactive.',
        'Se déconnecter ici met d’abord fin à la session d’ici, puis mène à Entra, qui déconnecte le navigateur de tout ce que ce compte y a d’ouvert, Microsoft 365 compris, et ramène la personne. Désactivez-la si ce n’est pas voulu.',
        'Se déconnecter d’Entra ouvre l’**URL de déconnexion** dans le même navigateur : les sessions qu’Entra a ouvertes ici pour la personne prennent fin aussitôt. Elle finit par `/slo`.',
        'Il y faut ce navigateur. Les sessions que vous révoquez dans Entra, ou qui s’y éteignent, ne nous sont pas signalées : mettez-y fin ici sur la page de la personne, ou réglez des limites sous [Sessions](/organization-settings/authentication/sessions).',
      ],
      expect:
        'Qui est venu par Entra et se déconnecte ici revient à la page de connexion, qui dit « Vous êtes déconnecté. »',
    },
    {
      id: 'later',
      title: 'Et ensuite',
      steps: [
        'Une personne bloquée dans Entra ne peut plus se connecter ainsi ; sa session d’ici prend fin quand SCIM la désactive, jusqu’à 40 minutes plus tard, ou aussitôt quand vous le faites.',
        'Se connecter ne ramène jamais une personne désactivée.',
        'Pour changer le certificat : **Nouveau certificat** dans Entra, **Enregistrer**, attendez qu’Actualiser montre les deux ici, puis **Activer le certificat**.',
        'La tuile sous Mes applications part de l’URL d’authentification et marche sans autre réglage.',
      ],
    },
  ],
  trouble: [
    {
      what: 'AADSTS50105 dans Entra',
      cause: 'La personne n’est pas affectée à l’application.',
      remedy: 'Affectez-la, ou un groupe dont elle est membre direct, sous **Utilisateurs et groupes**.',
    },
    {
      what: 'AADSTS700016 ou AADSTS650056 dans Entra',
      cause: 'L’**Identificateur** dans Entra n’est pas notre Entity ID.',
      remedy: 'Recopiez-le à la lettre ; il finit par `/metadata`.',
    },
    {
      what: 'AADSTS50011 dans Entra',
      cause: 'L’**URL de réponse** dans Entra n’est pas notre URL ACS.',
      remedy: 'Recopiez-la à la lettre ; elle finit par `/acs`.',
    },
    {
      what: '« Votre fournisseur d’identité n’a pas signé qui vous êtes. »',
      cause: 'L’**Option de signature** est **Signer la réponse SAML**.',
      remedy: 'Choisissez **Signer l’assertion SAML**, ou les deux.',
    },
    {
      what: '« Vous n’avez pas encore de compte ici. »',
      cause:
        'Personne ici n’est cette personne, et les comptes créés à la volée sont désactivés. Souvent, le NameID n’est pas le nom d’utilisateur envoyé par SCIM.',
      remedy: 'Gardez les deux sur `user.userprincipalname`. Sinon, affectez-la pour SCIM ou invitez-la.',
    },
    {
      what: '« Votre fournisseur d’identité n’a pas envoyé votre adresse … »',
      cause: 'La personne n’a pas d’adresse dans Entra, et la revendication **emailaddress** est vide.',
      remedy: 'Complétez son adresse, ou faites venir la revendication de `user.userprincipalname`.',
    },
    {
      what: '« La réponse de votre fournisseur d’identité n’est pas authentique »',
      cause: 'Entra signe avec un autre certificat que celui enregistré.',
      remedy: 'Ouvrez le fournisseur ici et appuyez sur Actualiser.',
    },
    {
      what: 'Qui se déconnecte d’Entra reste connecté ici, ou lit « Vous n’avez pas été déconnecté »',
      cause:
        'L’**URL de déconnexion** manque ou est une autre, ou la demande d’Entra fut refusée : le journal d’audit dit pourquoi.',
      remedy:
        'Recopiez-la à la lettre. Si le certificat a changé, appuyez sur Actualiser. D’ici là, chacun se déconnecte ici.',
    },
    {
      what: '« Votre fournisseur d’identité n’a pas confirmé que vous l’êtes chez lui », ou l’on reste chez Entra après la déconnexion',
      cause: 'L’**URL de déconnexion** manque ou est une autre, ou la réponse d’Entra n’a pas passé ses vérifications.',
      remedy: 'Recopiez-la à la lettre. La session d’ici a pris fin quand même.',
    },
  ],
}
