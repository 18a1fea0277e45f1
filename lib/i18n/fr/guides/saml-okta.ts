import type { Guide } from '../../en/guides/guide'

export const samlOkta: Guide = {
  title: 'Authentification unique avec Okta',
  short: 'Okta',
  purpose:
    'Chacun se connecte ici avec son compte Okta, par SAML 2.0. Un quart d’heure environ ; personne n’est touché avant l’activation.',
  sections: [
    {
      id: 'before',
      title: 'Avant de commencer',
      steps: [
        'Dans Okta, il vous faut un Super administrator ou un Application administrator.',
        'Ici, il vous faut un rôle qui modifie les réglages de connexion, comme Admin, et un forfait avec SAML.',
        'Gardez cette page ouverte à côté des deux : vous copiez deux valeurs d’ici vers Okta, et une adresse en retour.',
      ],
    },
    {
      id: 'begin',
      title: 'Commencer ici',
      steps: [
        'Ouvrez [Authentification](/organization-settings/authentication), ajoutez un fournisseur et choisissez Okta.',
        'La page montre les valeurs à coller, sous les noms que leur donne Okta. Elles valent pour tous les fournisseurs de votre organisation.',
      ],
    },
    {
      id: 'application',
      title: 'Ajouter l’application dans Okta',
      steps: [
        'Dans la console d’administration Okta : **Applications**, **Applications**, **Create App Integration**, **SAML 2.0**, **Next**.',
        '**General Settings** : donnez un **App name** que vos collègues connaissent, **Next**.',
        '**Configure SAML** : remplissez comme le dit le tableau. Laissez le reste tel quel.',
        '**Show Advanced Settings** : **Response** et **Assertion Signature** restent **Signed**, **Signature Algorithm** et **Digest Algorithm** restent SHA-256. **Assertion Encryption** peut être activé ; son certificat est dans nos métadonnées.',
        '**Next** ; à **Feedback**, choisissez **This is an internal app that we have created**, **Finish**.',
      ],
      fields: [
        { name: 'Single sign-on URL', value: 'acs' },
        { name: 'Use this for Recipient URL and Destination URL', value: 'coché' },
        { name: 'Audience URI (SP Entity ID)', value: 'entityId' },
        { name: 'Default RelayState', value: 'vide' },
        { name: 'Name ID format', value: 'EmailAddress ou Persistent' },
        {
          name: 'Application username',
          value: 'Email, ou Okta username si c’est le nom d’utilisateur de SCIM',
        },
        { name: 'Update application username on', value: 'Create and update' },
      ],
      expect: 'L’application s’ouvre sur son onglet **Sign On**.',
    },
    {
      id: 'attributes',
      title: 'Envoyer nom, adresse et groupes',
      steps: [
        'Toujours sous **Configure SAML** (plus tard : **General**, **SAML Settings**, **Edit**), **Attribute Statements** : ajoutez les trois premières lignes du tableau, chacune avec **Name format** **Unspecified**.',
        'Pour donner rôles et équipes par groupe, ajoutez sous **Group Attribute Statements** la ligne `groups`, avec le filtre **Matches regex** `.*` ou mieux les seuls groupes utiles.',
      ],
      fields: [
        { name: 'email', value: 'user.email' },
        { name: 'firstName', value: 'user.firstName' },
        { name: 'lastName', value: 'user.lastName' },
        { name: 'groups', value: 'Matches regex, par exemple ^gatehouse-' },
      ],
    },
    {
      id: 'metadata',
      title: 'Apporter les métadonnées ici',
      steps: [
        'Dans Okta, onglet **Sign On**, **Metadata details** : copiez la **Metadata URL**.',
        'Ici, appuyez sur Je les ai collées, collez-la comme URL des métadonnées, Lire, regardez ce qu’elles disent, puis Les garder.',
        'L’adresse est relue deux fois par jour : le prochain certificat d’Okta arrive de lui-même.',
      ],
      expect:
        'Entity ID, adresse de connexion et certificat sont chacun marqués Bon, et le fournisseur figure en brouillon sous Authentification.',
    },
    {
      id: 'domains',
      title: 'Dire quelles adresses y mènent',
      steps: [
        'Domaines de messagerie : un par ligne. Depuis la page de connexion, ces adresses sont envoyées à Okta. Laissez vide pour toutes les accepter.',
        'Seuls les domaines que votre organisation a prouvés y mènent d’eux-mêmes ; d’ici là, chacun prend l’adresse de votre organisation, `/login/` et son nom court.',
        'Laissez vides les champs d’attributs : les noms ci-dessus sont connus. Laissez « La connexion peut partir du fournisseur » désactivé, sauf si l’on part des tuiles d’Okta.',
      ],
    },
    {
      id: 'assign',
      title: 'Affecter des personnes, tester',
      steps: [
        'Dans Okta, **Assignments**, **Assign** : vous d’abord, puis les groupes dont les membres doivent se connecter.',
        'Ici, appuyez sur Se connecter pour tester. C’est une vraie connexion avec chaque vérification, dans ce navigateur ; personne n’est changé, et votre session reste.',
      ],
      expect:
        'Chaque vérification est marquée Bon, et la page dit que la personne serait admise, avec les attributs envoyés par Okta.',
    },
    {
      id: 'activate',
      title: 'Activer',
      steps: [
        'La dernière étape compte qui est touché : qui est déjà relié, qui le sera à sa première connexion, et qui ne pourrait être reconnu. Appuyez sur Activer.',
        'Les mots de passe marchent toujours, sauf si vous choisissez « Après 7 jours, authentification unique seulement ». Connectez-vous une fois par Okta dans une fenêtre privée avant de l’annoncer.',
        'Les personnes créées par SCIM sont refusées tant qu’elles n’ont pas ouvert leur invitation. Si l’authentification unique doit leur suffire, prouvez le domaine et activez « Croire le fournisseur pour l’adresse sur les domaines prouvés ».',
        'Laissez désactivés les comptes créés à la volée si SCIM est actif : seules entrent alors les personnes que provisionne Okta ou que vous invitez. Sans SCIM, activez-les pour vos domaines sous [Authentification](/organization-settings/authentication).',
      ],
      expect:
        'Le fournisseur est actif, et chaque connexion figure sous Authentification, Connexions par SAML, avec ses vérifications.',
    },
    {
      id: 'logout',
      title: 'Déconnexion unique, si vous la voulez',
      steps: [
        'Okta ne prend que des demandes signées par notre certificat : appuyez sur Télécharger le certificat (PEM) sous Valeurs pour votre fournisseur.',
        'Dans Okta : **General**, **SAML Settings**, **Edit**, **Next**, **Show Advanced Settings**. Envoyez le fichier comme **Signature Certificate**, cochez **Enable Single Logout**, **Allow application to initiate Single Logout**, remplissez comme le dit le tableau, **Next**, **Finish**.',
        'Ici, sur la page du fournisseur, appuyez sur Actualiser : Adresse de déconnexion en montre alors une. La déconnexion unique est activée d’elle-même ; Modifier les réglages la désactive.',
        'Se déconnecter ici met d’abord fin à la session d’ici, puis mène à Okta et déconnecte là-bas. Ainsi configuré, Okta ne nous appelle pas en retour : qui se déconnecte d’Okta reste connecté ici jusqu’à la fin de la session.',
      ],
      fields: [
        { name: 'Single Logout URL', value: 'slo' },
        { name: 'SP Issuer', value: 'entityId' },
        { name: 'Signature Certificate', value: 'le fichier avec notre certificat' },
      ],
      expect:
        'Qui est venu par Okta et se déconnecte ici revient par Okta à la page de connexion, qui dit « Vous êtes déconnecté. »',
    },
    {
      id: 'later',
      title: 'Et ensuite',
      steps: [
        'Désaffectée dans Okta, une personne ne peut plus se connecter ainsi ; sa session d’ici prend fin quand SCIM la désactive, ou quand vous le faites.',
        'Se connecter ne ramène jamais une personne désactivée.',
        'Trente, quatorze, sept et un jours avant la fin du dernier certificat, les administrateurs reçoivent un e-mail.',
        'Les tuiles de la page d’accueil d’Okta demandent « La connexion peut partir du fournisseur ». Sans cela, donnez une **Bookmark App** avec l’adresse ci-dessous.',
      ],
      fields: [{ name: 'URL', value: 'login' }],
    },
  ],
  trouble: [
    {
      what: 'Okta affiche 404, ou « access forbidden », avant de revenir',
      cause: 'La personne n’est pas affectée à l’application.',
      remedy: 'Affectez-la, ou l’un de ses groupes, sous **Assignments**.',
    },
    {
      what: '« La réponse était destinée à une autre adresse. »',
      cause: 'La **Single sign-on URL** n’est pas notre URL ACS, ou un autre Recipient ou Destination est réglé.',
      remedy: 'Recopiez-la à la lettre et cochez **Use this for Recipient URL and Destination URL**.',
    },
    {
      what: '« La réponse est pour une autre application. »',
      cause: 'L’**Audience URI** n’est pas notre Entity ID.',
      remedy: 'Recopiez-le à la lettre.',
    },
    {
      what: '« Vous n’avez pas encore de compte ici. »',
      cause: 'Personne ici n’est cette personne, et les comptes créés à la volée sont désactivés.',
      remedy: 'Affectez-la pour SCIM, invitez-la, ou activez les comptes créés à la volée.',
    },
    {
      what: '« Il existe un compte avec votre adresse … »',
      cause: 'Quelqu’un a cette adresse, n’a pas été créé par le SCIM d’Okta, et le domaine n’est pas prouvé.',
      remedy: 'Prouvez le domaine, ou laissez SCIM reprendre la personne.',
    },
    {
      what: '« La réponse de votre fournisseur d’identité n’est pas authentique »',
      cause: 'Okta signe avec un autre certificat que celui enregistré.',
      remedy: 'Ouvrez le fournisseur ici et appuyez sur Actualiser.',
    },
    {
      what: '« Commencez ici : … »',
      cause: 'La personne venait d’une tuile, et les connexions qui partent d’Okta ne sont pas acceptées.',
      remedy: 'Faites-la partir de la page de connexion, ou acceptez-les pour le fournisseur.',
    },
    {
      what: 'Se déconnecter ici ne mène pas à Okta',
      cause:
        'Les métadonnées enregistrées ici datent d’avant la déconnexion unique, elle est désactivée, ou la session ne venait pas d’Okta.',
      remedy:
        'Appuyez sur Actualiser sur la page du fournisseur, voyez Déconnexion unique dans ses réglages, reconnectez-vous par Okta.',
    },
    {
      what: 'Okta montre une erreur à la déconnexion',
      cause: 'Le **Signature Certificate** n’est pas le nôtre, ou le **SP Issuer** n’est pas notre Entity ID.',
      remedy:
        'Renvoyez le certificat de nos métadonnées et recopiez l’Entity ID, à la lettre. La session d’ici a pris fin quand même.',
    },
    {
      what: '« Votre fournisseur d’identité n’a pas confirmé que vous l’êtes chez lui »',
      cause: 'La réponse d’Okta n’était pas signée par un certificat enregistré ici, ou disait non.',
      remedy: 'Ouvrez le fournisseur ici et appuyez sur Actualiser.',
    },
  ],
}
