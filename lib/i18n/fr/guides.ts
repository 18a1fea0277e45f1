import type { Guides } from '../en/guides'

export const guides: Guides = {
  label: 'Guides',
  back: 'Configuration SCIM',
  contents: 'Sur cette page',
  field: 'Champ',
  value: 'À saisir',
  url: 'L’URL à coller',
  key: 'la clé',
  problems: 'En cas de problème',
  answers: 'Ce que veut dire chaque réponse',
  answersText: 'Votre fournisseur montre le numéro ; l’activité montre ici la même requête avec sa cause.',
  okta: {
    title: 'Connecter Okta',
    purpose:
      'Les personnes et les groupes affectés dans Okta arrivent ici. Dix minutes environ ; il faut administrer les deux.',
    sections: [
      {
        id: 'before',
        title: 'Avant de commencer',
        steps: [
          'Dans Okta, il vous faut un Super administrator ou un Application administrator, et un forfait avec Lifecycle Management.',
          'Ici, il vous faut un rôle qui gère les comptes de service et les clés ; Admin convient.',
          'Okta appelle ce serveur depuis Internet : son adresse doit y être joignable, avec un certificat qu’Okta reconnaît.',
        ],
      },
      {
        id: 'key',
        title: 'Créer une clé ici',
        steps: [
          'Ouvrez Configuration SCIM, choisissez Okta et appuyez sur Créer le compte de service et la clé.',
          'Copiez la clé. Elle n’est affichée qu’une fois ; elle appartient à un compte de service et survit donc aux départs.',
        ],
      },
      {
        id: 'application',
        title: 'Ajouter l’application dans Okta',
        steps: [
          'Si l’on se connecte déjà ici par une application SAML d’Okta : ouvrez-la, **General**, **App Settings**, **Edit**, réglez **Provisioning** sur **SCIM**, puis **Save**. Un onglet **Provisioning** apparaît.',
          'Sinon : **Applications**, **Browse App Catalog**, cherchez `SCIM 2.0 Test App (OAuth Bearer Token)`, **Add Integration**. Donnez le nom que vos collègues connaissent et appuyez sur **Done**.',
        ],
      },
      {
        id: 'connect',
        title: 'Saisir la connexion',
        steps: [
          'Votre application SAML : **Provisioning**, **Integration**, **Edit**. Remplissez comme le dit le tableau, appuyez sur **Test Connector Configuration**, puis **Save**.',
          'Application du catalogue : **Provisioning**, **Configure API Integration**, cochez **Enable API integration**. **SCIM 2.0 Base Url** reçoit l’URL, **OAuth Bearer Token** la clé. Appuyez sur **Test API Credentials**, puis **Save**.',
          'Okta répond « Connector configured successfully ». Ici, la ligne « Connecté en ce moment » de Configuration SCIM passe au vert d’elle-même, et l’activité dit « Okta a demandé ce que cet accès sait faire » ou « Okta a lu la liste des personnes ».',
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
      },
      {
        id: 'to-app',
        title: 'Dire ce qu’Okta peut faire',
        steps: [
          '**Provisioning**, **To App**, **Edit** : cochez **Create Users**, **Update User Attributes** et **Deactivate Users**, puis **Save**.',
          'Laissez **Sync Password** décoché. Il est sans effet tant que Configuration SCIM n’autorise pas le fournisseur à définir les mots de passe.',
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
          'En moins d’une minute, l’activité dit « Okta a cherché … et n’a trouvé personne », puis « Okta a créé … ». La personne est invitée sous Utilisateurs et a reçu un courriel avec un lien.',
          'Changez sa fonction dans Okta : l’activité montre la valeur avant et après.',
          'Retirez l’affectation : la personne est désactivée ici, ses sessions et ses clés ont pris fin. Affectez-la encore : la même personne revient.',
        ],
      },
      {
        id: 'groups',
        title: 'Affecter tout le monde, envoyer des groupes',
        steps: [
          '**Assignments**, **Assign**, **Assign to Groups** : les groupes dont les membres doivent venir.',
          '**Push Groups**, **Push Groups**, **Find groups by name** : choisissez le groupe, gardez **Push group memberships immediately**, **Save**. Chacun devient ici une équipe, marquée de violet.',
          'N’envoyez pas les groupes qui servent à l’affectation, comme Okta le conseille : une personne affectée et envoyée par le même groupe peut être envoyée avant d’exister.',
          'Les membres d’un groupe envoyé qui ne sont pas affectés à l’application ne sont pas transmis.',
        ],
      },
      {
        id: 'later',
        title: 'Et ensuite',
        steps: [
          'Désaffecter ou désactiver une personne dans Okta la désactive ici aussitôt. Okta ne supprime jamais personne : retirez-la ici si elle doit disparaître.',
          'Une personne qui change de nom ou d’adresse dans Okta reste ici la même personne.',
          'Groupe retiré de **Push Groups** : avec **Delete the group in the target app**, l’équipe devient ce que dit Configuration SCIM des groupes supprimés ; avec **Leave the group in the target app**, rien ne se passe ici.',
          'Okta réessaie ce qui a échoué un instant. Ce qu’il abandonne figure sous **Dashboard**, **Tasks** : corrigez la cause, cochez les lignes, appuyez sur **Retry Selected**.',
          'Pour changer la clé : renouvelez-la sous Comptes de service et collez la nouvelle dans Okta. Les deux fonctionnent jusqu’à ce que l’ancienne se taise un jour durant.',
        ],
      },
    ],
    trouble: [
      {
        what: '« Error authenticating: Unauthorized »',
        remedy:
          'La clé a été tronquée à la copie, ou le mot `Bearer` la précède : Okta l’ajoute. Collez-la de nouveau. Sans ligne dans l’activité, la clé était inconnue ; avec un 401, elle a pris fin et la ligne dit pourquoi.',
      },
      {
        what: '« Error authenticating: Forbidden »',
        remedy:
          'Le compte de la clé n’a pas le rôle Provisionnement, ou le forfait n’inclut pas SCIM. Les clés créées sur Configuration SCIM ont ce qu’il faut.',
      },
      {
        what: '« Error authenticating: Not Found », ou une page HTML dans l’erreur',
        remedy: 'L’URL n’est pas celle ci-dessus : elle finit par `/api/v2/scim`, sans barre et sans `/Users`.',
      },
      {
        what: '« Connection timed out » ou une erreur de certificat',
        remedy: 'Okta ne peut pas joindre ce serveur. Voyez avec son exploitant le pare-feu, le nom et le certificat.',
      },
      {
        what: 'Un 409 pour une personne : « … belongs to somebody who was made in Gatehouse »',
        remedy:
          'Une personne de ce nom d’utilisateur ou de cette adresse a été invitée à la main. Ouvrez-la sous Utilisateurs et autorisez la reprise, ou autorisez-la pour toutes dans Configuration SCIM ; puis **Retry Selected** dans les **Tasks** d’Okta.',
      },
      {
        what: 'Un 409 à la désactivation',
        remedy: 'La personne est ici le dernier administrateur. Nommez-en un autre, puis réessayez.',
      },
      {
        what: 'Un groupe envoyé reste sur **Error**',
        remedy:
          'Une équipe de ce nom existe ici et ses membres en tiennent un rôle. Autorisez la reprise sur la page de l’équipe ou renommez l’une des deux ; puis **Push Now**.',
      },
      {
        what: 'Personne n’arrive',
        remedy:
          'Les personnes affectées avant que **Create Users** ne soit coché ne sont pas envoyées. Sous **Assignments**, appuyez sur **Provision User**, ou sur **Force Sync** sous **Provisioning**, **To App**.',
      },
      {
        what: 'Une personne arrive sans courriel',
        remedy:
          'Son `email` principal est vide dans Okta et son `userName` n’est pas une adresse, ou l’organisation n’envoie pas d’invitations. La page de la personne le dit.',
      },
    ],
  },
  entra: {
    title: 'Connecter Microsoft Entra ID',
    purpose:
      'Les personnes et les groupes affectés dans Entra arrivent ici. Dix minutes, puis jusqu’à quarante avant le premier cycle d’Entra.',
    sections: [
      {
        id: 'before',
        title: 'Avant de commencer',
        steps: [
          'Dans Entra, il vous faut le rôle Administrateur d’application ou Administrateur d’application cloud. Affecter des groupes demande Entra ID P1.',
          'Ici, il vous faut un rôle qui gère les comptes de service et les clés ; Admin convient.',
          'Entra appelle ce serveur depuis Internet, en HTTPS, avec un certificat d’une autorité publique.',
        ],
      },
      {
        id: 'key',
        title: 'Créer une clé ici',
        steps: [
          'Ouvrez Configuration SCIM, choisissez Microsoft Entra ID et appuyez sur Créer le compte de service et la clé.',
          'Copiez la clé. Elle n’est affichée qu’une fois ; elle appartient à un compte de service et survit donc aux départs.',
        ],
      },
      {
        id: 'application',
        title: 'Ajouter l’application dans Entra',
        steps: [
          'Dans le centre d’administration Entra, ouvrez **Entra ID**, **Applications d’entreprise**, **Nouvelle application**, **Créer votre propre application**.',
          'Nommez-la, choisissez **Intégrer une autre application que vous ne trouvez pas dans la galerie (non-galerie)** et appuyez sur **Créer**. Une application qui sert déjà à SAML convient.',
        ],
      },
      {
        id: 'connect',
        title: 'Saisir la connexion',
        steps: [
          'Ouvrez **Approvisionnement** dans l’application, puis **Connecter votre application** ou **Nouvelle configuration**. Dans l’ancienne page, appuyez sur **Démarrer**, réglez le **Mode d’approvisionnement** sur **Automatique** et ouvrez **Informations d’identification de l’administrateur**.',
          'Remplissez comme le dit le tableau, appuyez sur **Tester la connexion**, puis **Créer** (ancienne page : **Enregistrer**).',
          'Entra cherche une personne au nom tiré au hasard et doit ne trouver personne. Ici, la ligne « Connecté en ce moment » de Configuration SCIM passe au vert d’elle-même, et l’activité dit « Entra ID a cherché … et n’a trouvé personne ».',
        ],
        fields: [
          { name: 'Sélectionner la méthode d’authentification', value: 'Authentification du porteur (Bearer)' },
          { name: 'URL de locataire', value: 'url' },
          { name: 'Jeton secret', value: 'key' },
        ],
      },
      {
        id: 'attributes',
        title: 'Vérifier les correspondances',
        steps: [
          'Ouvrez **Mappage d’attributs**, **Approvisionner les utilisateurs Microsoft Entra ID**. Gardez `userPrincipalName` vers `userName` avec la **priorité de correspondance** 1.',
          'Gardez `Switch([IsSoftDeleted], , "False", "True", "True", "False")` vers `active` : sans elle, personne n’est jamais désactivé.',
          'Faites venir `externalId` de `objectId` plutôt que de `mailNickname` : les alias changent, les identifiants d’objet jamais.',
          'Gardez `mail` vers `emails[type eq "work"].value` : le premier lien y est envoyé. Supprimez les correspondances dont vous ne voulez pas et celles que votre annuaire laisse vides.',
          'Sous **Approvisionner les groupes Microsoft Entra ID**, gardez `displayName` avec la **priorité de correspondance** 1, `objectId` vers `externalId`, et `members`.',
          'Pour donner des rôles depuis Entra, faites correspondre l’expression `SingleAppRoleAssignment([appRoleAssignments])` à `roles[primary eq "True"].value` ; les rôles d’application portent les noms des rôles d’ici.',
        ],
        mapping: true,
      },
      {
        id: 'test',
        title: 'Essayer une personne',
        steps: [
          'Sous **Utilisateurs et groupes**, **Ajouter un utilisateur/groupe**, affectez une personne que nul n’a invitée ici.',
          'Ouvrez **Approvisionner à la demande**, choisissez-la, appuyez sur **Approvisionner**. Import, étendue, correspondance et action doivent être verts.',
          'L’activité dit « Entra ID a cherché … et n’a trouvé personne », puis « Entra ID a créé … ». La personne est invitée sous Utilisateurs et a reçu un courriel avec un lien.',
          'Changez sa fonction dans Entra et approvisionnez-la encore à la demande : l’activité montre la valeur avant et après.',
        ],
      },
      {
        id: 'start',
        title: 'Démarrer l’approvisionnement',
        steps: [
          'Sous **Paramètres**, réglez l’**Étendue** sur **Synchroniser uniquement les utilisateurs et groupes affectés**, et donnez une adresse à prévenir en cas d’échec.',
          'Sous **Utilisateurs et groupes**, affectez les groupes dont les membres doivent venir. Chaque groupe affecté devient aussi une équipe ici, marquée de violet, avec ses membres directs.',
          'Appuyez sur **Démarrer l’approvisionnement** dans la vue d’ensemble. Le premier cycle est long, car chaque personne est cherchée ; les suivants ont lieu toutes les 40 minutes environ.',
        ],
      },
      {
        id: 'later',
        title: 'Et ensuite',
        steps: [
          'Désaffecter une personne, bloquer sa connexion ou la supprimer dans Entra la désactive ici au cycle suivant. Trente jours après la suppression, ou dès qu’elle est rendue définitive là-bas, Entra la supprime ici aussi.',
          'Les groupes imbriqués ne sont pas envoyés : affectez les groupes dont les membres doivent venir.',
          'Entra envoie les membres un par un, et les booléens comme textes `"True"` et `"False"`. Les deux sont compris ; l’activité dit « Lu avec tolérance ».',
          'Une URL de locataire qui finit par `?aadOptscim062020` fonctionne aussi. Aucune fin n’est nécessaire.',
          'Une personne qui change de nom d’utilisateur principal reste ici la même personne.',
          'Pour changer la clé : renouvelez-la sous Comptes de service, collez la nouvelle comme **Jeton secret**, **Tester la connexion**, **Enregistrer**. Les deux fonctionnent jusqu’à ce que l’ancienne se taise un jour durant.',
        ],
      },
    ],
    trouble: [
      {
        what: '**Tester la connexion** échoue : informations d’identification non valides',
        remedy:
          'Cherchez des espaces dans l’URL et vérifiez la fin de la clé. Sans ligne dans l’activité, la clé était inconnue ou Entra n’a jamais joint ce serveur ; avec un 401 ou un 403, la ligne dit pourquoi.',
      },
      {
        what: '**Tester la connexion** échoue sans ligne dans l’activité',
        remedy:
          'Entra ne peut pas joindre ce serveur. Voyez avec son exploitant le pare-feu, le nom et le certificat ; un certificat signé par votre propre autorité ne suffit pas.',
      },
      {
        what: 'Un 409 pour une personne : « … belongs to somebody who was made in Gatehouse »',
        remedy:
          'Une personne de ce nom d’utilisateur ou de cette adresse a été invitée à la main. Ouvrez-la sous Utilisateurs et autorisez la reprise, ou autorisez-la pour toutes dans Configuration SCIM ; puis **Approvisionner à la demande** encore.',
      },
      {
        what: 'Un 409 à la désactivation d’une personne',
        remedy: 'C’est ici le dernier administrateur. Nommez-en un autre ; Entra réessaie au cycle suivant.',
      },
      {
        what: 'Un groupe échoue avec 409',
        remedy:
          'Une équipe de ce nom existe ici et ses membres en tiennent un rôle. Autorisez la reprise sur la page de l’équipe ou renommez l’une des deux.',
      },
      {
        what: 'Un 400 au sujet de `members`',
        remedy:
          'Un membre du groupe n’a jamais été provisionné. Affectez-le aussi, ou attendez : Entra renvoie l’appartenance dès qu’il est ici.',
      },
      {
        what: '**Ignoré**, raison « NotEffectivelyEntitled »',
        remedy:
          'La personne n’est pas affectée, ou seulement par un groupe imbriqué. Entra ne l’a jamais envoyée. Affectez-la, ou un groupe dont elle est membre direct.',
      },
      {
        what: '**Ignoré** pour une valeur manquante',
        remedy: 'Son nom d’utilisateur principal ou son adresse est vide dans Entra, ou un filtre d’étendue l’exclut.',
      },
      {
        what: '**Quarantaine**',
        remedy:
          'La plupart des requêtes ont échoué un temps, et Entra demande de moins en moins souvent ; au bout de quatre semaines il s’arrête. Corrigez la cause que nomme l’activité, puis **Redémarrer l’approvisionnement**.',
      },
      {
        what: 'Un changement n’arrive pas',
        remedy:
          'Attendez le cycle suivant, 40 minutes environ, ou employez **Approvisionner à la demande**. L’attribut figure-t-il dans le mappage ?',
      },
    ],
  },
}
