import type { Guide } from '../../en/guides/guide'

export const okta: Guide = {
  title: 'Connecter Okta',
  short: 'Okta',
  purpose:
    'Les personnes et les groupes affectés dans Okta arrivent ici. Dix minutes environ ; il faut administrer les deux.',
  sections: [
    {
      id: 'before',
      title: 'Avant de commencer',
      steps: [
        'Dans Okta, il vous faut un Super administrator ou un Application administrator, et un forfait avec Lifecycle Management.',
        'Ici, il vous faut un rôle qui gère les comptes de service et les clés, comme Admin, et un forfait avec SCIM : [Configuration SCIM](/organization-settings/provisioning/setup) le dit si le vôtre ne l’a pas.',
        'Okta appelle ce serveur depuis Internet : son adresse doit y être joignable, avec un certificat qu’Okta reconnaît.',
        'Les comptes créés à la volée sont mieux désactivés à côté de SCIM : [Authentification](/organization-settings/authentication) a l’interrupteur.',
      ],
    },
    {
      id: 'key',
      title: 'Créer une clé ici',
      steps: [
        'Ouvrez [Configuration SCIM](/organization-settings/provisioning/setup?idp=okta), choisissez Okta et appuyez sur Créer le compte de service et la clé.',
        'Copiez la clé. Elle n’est affichée qu’une fois ; elle appartient à un compte de service et survit donc aux départs.',
        'Elle prend fin après un an. L’adresse du compte de service et les contacts de sécurité sont prévenus 30, 7 et 1 jours avant.',
      ],
      expect: 'L’étape de la clé est cochée, et la suivante montre les deux valeurs à coller, la clé masquée.',
    },
    {
      id: 'application',
      title: 'Ajouter l’application dans Okta',
      steps: [
        'Si l’on se connecte déjà ici par une application SAML d’Okta : ouvrez-la, **General**, **App Settings**, **Edit**, réglez **Provisioning** sur **SCIM**, puis **Save**.',
        'Sinon : **Applications**, **Applications**, **Browse App Catalog**, cherchez `SCIM 2.0 Test App (OAuth Bearer Token)`, **Add Integration**. Donnez un **Application label** que vos collègues connaissent, puis **Next** et **Done**.',
      ],
      expect: 'L’application a un onglet **Provisioning**.',
    },
    {
      id: 'connect',
      title: 'Saisir la connexion',
      steps: [
        'Votre application SAML : **Provisioning**, **Integration**, **Edit**. Remplissez comme le dit le tableau, appuyez sur **Test Connector Configuration**, puis **Save**.',
        'Application du catalogue : **Provisioning**, **Configure API Integration**, cochez **Enable API integration**. **SCIM 2.0 Base Url** reçoit l’URL, **OAuth Bearer Token** la clé ; laissez **Import Groups** tel quel. Appuyez sur **Test API Credentials**, puis **Save**.',
      ],
      fields: [
        { name: 'SCIM connector base URL', value: 'url' },
        { name: 'Unique identifier field for users', value: 'userName' },
        {
          name: 'Supported provisioning actions',
          value: 'Push New Users, Push Profile Updates, Push Groups',
        },
        { name: 'Authentication Mode', value: 'HTTP Header' },
        { name: 'Authorization (Bearer)', value: 'key' },
      ],
      expect:
        'Okta répond « Connector configured successfully » ou « was verified successfully ». Ici, la ligne « Connecté en ce moment » de Configuration SCIM passe au vert d’elle-même, et l’activité dit « Okta a lu la liste des personnes » ou « Okta a cherché … ».',
    },
    {
      id: 'to-app',
      title: 'Dire ce qu’Okta peut faire',
      steps: [
        '**Provisioning**, **To App**, **Edit** : cochez **Create Users**, **Update User Attributes** et **Deactivate Users**, puis **Save**.',
        'Laissez **Sync Password** décoché. Il est sans effet tant que Configuration SCIM n’autorise pas le fournisseur à définir les mots de passe.',
        'Laissez **Provisioning**, **To Okta** tel quel : les personnes appartiennent à Okta, rien n’est à importer d’ici.',
      ],
    },
    {
      id: 'attributes',
      title: 'Vérifier les correspondances',
      steps: [
        'Les correspondances se trouvent plus bas sur la même page. Gardez celles du tableau ; tout autre attribut du schéma utilisateur SCIM est conservé et rendu.',
        '`userName` doit être unique et devrait être une adresse : le premier lien part à l’`email` principal.',
        'Pour donner des rôles depuis Okta, ajoutez dans **Profile Editor** un attribut de nom externe `roles` et d’espace de noms `urn:ietf:params:scim:schemas:core:2.0:User` ; ses valeurs sont des noms de rôles d’ici. Les rôles qui gèrent les accès sont refusés tant que Configuration SCIM ne les autorise pas.',
      ],
      mapping: true,
    },
    {
      id: 'test',
      title: 'Essayer une personne',
      steps: [
        '**Assignments**, **Assign**, **Assign to People** : choisissez une personne que nul n’a invitée ici, **Assign**, **Save and Go Back**, **Done**.',
        'Changez sa fonction dans Okta : l’activité montre la valeur avant et après.',
        'Retirez l’affectation : la personne est désactivée ici, ses sessions et ses clés ont pris fin. Affectez-la encore : la même personne revient.',
      ],
      expect:
        'En moins d’une minute, l’activité dit « Okta a cherché … et n’a trouvé personne », puis « Okta a créé … ». La personne est invitée sous [Utilisateurs](/organization-settings/users?source=scim) et a reçu un e-mail dont le lien vaut deux jours.',
    },
    {
      id: 'groups',
      title: 'Affecter tout le monde, envoyer des groupes',
      steps: [
        '**Assignments**, **Assign**, **Assign to Groups** : les groupes dont les membres doivent venir.',
        '**Push Groups**, **Push Groups**, **Find groups by name** : choisissez le groupe, gardez **Push group memberships immediately** et **Create Group**, **Save**.',
        'Si une équipe de ce nom est déjà ici, choisissez plutôt **Link Group**. Une équipe dont les membres tiennent un rôle doit l’autoriser, sur sa page.',
        'N’envoyez pas les groupes qui servent à l’affectation, comme Okta le conseille : une personne affectée et envoyée par le même groupe peut être envoyée avant d’exister.',
        'Les membres d’un groupe envoyé qui ne sont pas affectés à l’application ne sont pas transmis.',
      ],
      expect:
        'Le **Push Status** du groupe est **Active**, et une équipe avec ses membres figure sous [Équipes](/organization-settings/teams), marquée de violet.',
    },
    {
      id: 'later',
      title: 'Et ensuite',
      steps: [
        'Désaffecter ou désactiver une personne dans Okta la désactive ici aussitôt. Okta ne supprime jamais personne : retirez-la ici si elle doit disparaître.',
        'Une personne qui change de nom ou d’adresse dans Okta reste ici la même personne.',
        'Groupe retiré de **Push Groups** : avec **Delete the group in the target app**, l’équipe devient ce que dit Configuration SCIM des groupes supprimés ; avec **Leave the group in the target app**, rien ne se passe ici.',
        'Okta réessaie ce qui a échoué un instant. Ce qu’il abandonne figure sous **Dashboard**, **Tasks** : corrigez la cause, cochez les lignes, appuyez sur **Retry Selected**.',
        'Pour changer la clé : remplacez-la sous [Clés d’application](/organization-settings/application-keys) et collez la nouvelle dans Okta. Les deux fonctionnent jusqu’à ce que l’ancienne se taise un jour durant.',
      ],
    },
  ],
  trouble: [
    {
      what: '« Error authenticating: Unauthorized » (401)',
      cause:
        'La clé a été tronquée à la copie, le mot `Bearer` la précède, ou elle a pris fin. Sans ligne dans l’activité, la clé était inconnue ; une ligne avec 401 dit pourquoi.',
      remedy:
        'Collez de nouveau la clé, sans `Bearer` : Okta l’ajoute. Si elle a pris fin, créez-en une autre dans Configuration SCIM.',
    },
    {
      what: '« Error authenticating: Forbidden » (403)',
      cause: 'Le compte de la clé n’a pas le rôle Provisionnement, ou le forfait n’inclut pas SCIM.',
      remedy: 'Prenez une clé créée dans Configuration SCIM, qui dit aussi quels forfaits incluent SCIM.',
    },
    {
      what: '« Error authenticating: Not Found », ou une page HTML dans l’erreur',
      cause: 'L’URL n’est pas celle ci-dessus.',
      remedy: 'Elle finit par `/api/v2/scim`, sans barre et sans `/Users`.',
    },
    {
      what: '« Connection timed out » ou une erreur de certificat',
      cause: 'Okta ne peut pas joindre ce serveur, ou ne reconnaît pas son certificat.',
      remedy: 'Voyez avec son exploitant le pare-feu, le nom et le certificat.',
    },
    {
      what: 'Un 409 pour une personne : « … was not created by the identity provider »',
      cause:
        'Une personne de ce nom d’utilisateur ou de cette adresse a été invitée à la main, et Okta ne peut pas la reprendre.',
      remedy:
        'Ouvrez-la sous Utilisateurs et autorisez la reprise, ou autorisez-la pour toutes dans Configuration SCIM ; puis **Retry Selected** dans les **Tasks** d’Okta.',
    },
    {
      what: 'Un 409 à la désactivation',
      cause: 'La personne est ici le dernier administrateur.',
      remedy: 'Nommez-en un autre, puis réessayez.',
    },
    {
      what: 'Un groupe envoyé reste sur **Error**',
      cause: 'Une équipe de ce nom est ici, et ses membres en tiennent un rôle.',
      remedy: 'Autorisez la reprise sur la page de l’équipe ou renommez l’une des deux ; puis **Push Now**.',
    },
    {
      what: 'Un groupe envoyé arrive sans certains de ses membres',
      cause: 'Ils ne sont pas affectés à l’application : Okta ne leur connaît pas de compte ici.',
      remedy: 'Affectez-les ; puis **Push Groups**, le groupe, **Push Now**.',
    },
    {
      what: 'Personne n’arrive',
      cause: 'Les personnes affectées avant que **Create Users** ne soit coché ne sont pas envoyées.',
      remedy:
        'Sous **Assignments**, appuyez sur **Provision User**, ou sur **Force Sync** sous **Provisioning**, **To App**.',
    },
    {
      what: 'Une personne arrive sans e-mail',
      cause:
        'Son `email` principal est vide dans Okta et son `userName` n’est pas une adresse, ou l’organisation n’envoie pas d’invitations.',
      remedy: 'La page de la personne le dit. Complétez l’adresse dans Okta, ou changez les réglages des invitations.',
    },
    {
      what: 'Un changement n’arrive pas',
      cause: '**Update User Attributes** est décoché, ou l’attribut n’a pas de correspondance.',
      remedy: 'Voyez **To App** et ses correspondances ; puis **Force Sync**.',
    },
  ],
}
