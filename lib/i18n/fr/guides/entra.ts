import type { Guide } from '../../en/guides/guide'

export const entra: Guide = {
  title: 'Connecter Microsoft Entra ID',
  short: 'Microsoft Entra ID',
  purpose:
    'Les personnes et les groupes affectés dans Entra arrivent ici. Dix minutes, puis jusqu’à quarante avant le premier cycle d’Entra.',
  sections: [
    {
      id: 'before',
      title: 'Avant de commencer',
      steps: [
        'Dans Entra, il vous faut le rôle Administrateur d’application ou Administrateur d’application cloud. Affecter des groupes demande Entra ID P1.',
        'Ici, il vous faut un rôle qui gère les comptes de service et les clés, comme Admin, et un forfait avec SCIM : [Configuration SCIM](/organization-settings/provisioning/setup) le dit si le vôtre ne l’a pas.',
        'Entra appelle ce serveur depuis Internet, en HTTPS, avec un certificat d’une autorité publique.',
        'Les comptes créés à la volée sont mieux désactivés à côté de SCIM : [Authentification](/organization-settings/authentication) a l’interrupteur.',
      ],
    },
    {
      id: 'key',
      title: 'Créer une clé ici',
      steps: [
        'Ouvrez [Configuration SCIM](/organization-settings/provisioning/setup?idp=entra), choisissez Microsoft Entra ID et appuyez sur Créer le compte de service et la clé.',
        'Copiez la clé. Elle n’est affichée qu’une fois ; elle appartient à un compte de service et survit donc aux départs.',
        'Elle prend fin après un an. L’adresse du compte de service et les contacts de sécurité sont prévenus 30, 7 et 1 jours avant.',
      ],
      expect: 'L’étape de la clé est cochée, et la suivante montre les deux valeurs à coller, la clé masquée.',
    },
    {
      id: 'application',
      title: 'Ajouter l’application dans Entra',
      steps: [
        'Dans le centre d’administration Entra, ouvrez **Entra ID**, **Applications d’entreprise**, **Nouvelle application**, **Créer votre propre application**.',
        'Nommez-la, choisissez **Intégrer une autre application que vous ne trouvez pas dans la galerie (non-galerie)** et appuyez sur **Créer**. Une application qui sert déjà à SAML convient.',
      ],
      expect:
        'L’application s’ouvre sur sa **Vue d’ensemble**, avec **Approvisionnement** parmi les entrées de gauche.',
    },
    {
      id: 'connect',
      title: 'Saisir la connexion',
      steps: [
        'Ouvrez **Approvisionnement** dans l’application, puis **Connecter votre application** ou **Nouvelle configuration**. Dans l’ancienne page, appuyez sur **Démarrer**, réglez le **Mode d’approvisionnement** sur **Automatique** et ouvrez **Informations d’identification de l’administrateur**.',
        'Remplissez comme le dit le tableau, appuyez sur **Tester la connexion**, puis **Créer** (ancienne page : **Enregistrer**).',
      ],
      fields: [
        { name: 'Sélectionner la méthode d’authentification', value: 'Authentification du porteur (Bearer)' },
        { name: 'URL de locataire', value: 'url' },
        { name: 'Jeton secret', value: 'key' },
      ],
      expect:
        'Entra cherche une personne au nom tiré au hasard et doit ne trouver personne : il dit que les informations d’identification sont autorisées. Ici, la ligne « Connecté en ce moment » de Configuration SCIM passe au vert d’elle-même, et l’activité dit « Entra ID a cherché … et n’a trouvé personne ».',
    },
    {
      id: 'attributes',
      title: 'Vérifier les correspondances',
      steps: [
        'Ouvrez **Mappage d’attributs**, **Approvisionner les utilisateurs Microsoft Entra ID**. Gardez **Activé**, et **Créer**, **Mettre à jour** et **Supprimer** cochés.',
        'Gardez `userPrincipalName` vers `userName` avec la **priorité de correspondance** 1.',
        'Gardez `Switch([IsSoftDeleted], , "False", "True", "True", "False")` vers `active` : sans elle, personne n’est jamais désactivé.',
        'Faites venir `externalId` de `objectId` plutôt que de `mailNickname` : les alias changent, les identifiants d’objet jamais.',
        'Gardez `mail` vers `emails[type eq "work"].value` : le premier lien y est envoyé. Supprimez les correspondances dont vous ne voulez pas et celles que votre annuaire laisse vides.',
        'Sous **Approvisionner les groupes Microsoft Entra ID**, gardez `displayName` avec la **priorité de correspondance** 1, `objectId` vers `externalId`, et `members`.',
        'Pour donner des rôles depuis Entra, faites correspondre l’expression `SingleAppRoleAssignment([appRoleAssignments])` à `roles[primary eq "True"].value` ; les rôles d’application portent les noms des rôles d’ici.',
        'Appuyez sur **Enregistrer** sur chacune des deux pages.',
      ],
      mapping: true,
    },
    {
      id: 'test',
      title: 'Essayer une personne',
      steps: [
        'Sous **Utilisateurs et groupes**, **Ajouter un utilisateur/groupe**, affectez une personne que nul n’a invitée ici.',
        'Ouvrez **Approvisionner à la demande**, choisissez-la, appuyez sur **Approvisionner**. Import, étendue, correspondance et action doivent être verts.',
        'Changez sa fonction dans Entra et approvisionnez-la encore à la demande : l’activité montre la valeur avant et après.',
      ],
      expect:
        'L’activité dit « Entra ID a cherché … et n’a trouvé personne », puis « Entra ID a créé … ». La personne est invitée sous [Utilisateurs](/organization-settings/users?source=scim) et a reçu un e-mail dont le lien vaut deux jours.',
    },
    {
      id: 'start',
      title: 'Démarrer l’approvisionnement',
      steps: [
        'Sous **Paramètres**, réglez l’**Étendue** sur **Synchroniser uniquement les utilisateurs et groupes affectés**, et donnez une adresse à prévenir en cas d’échec.',
        'Laissez **Empêcher la suppression accidentelle** si vous l’avez : Entra s’arrête alors et demande avant d’en désactiver beaucoup à la fois.',
        'Sous **Utilisateurs et groupes**, affectez les groupes dont les membres doivent venir. Chaque groupe affecté devient aussi une équipe ici, marquée de violet, avec ses membres directs.',
        'Appuyez sur **Démarrer l’approvisionnement** dans la vue d’ensemble. Le premier cycle est long, car chaque personne est cherchée ; les suivants ont lieu toutes les 40 minutes environ.',
      ],
      expect:
        'La vue d’ensemble dit **Cycle initial terminé** avec le nombre d’utilisateurs et de groupes ; ici, ils figurent sous Utilisateurs et Équipes.',
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
        'Pour changer la clé : remplacez-la sous [Clés d’application](/organization-settings/application-keys), collez la nouvelle comme **Jeton secret**, **Tester la connexion**, **Enregistrer**. Les deux fonctionnent jusqu’à ce que l’ancienne se taise un jour durant.',
      ],
    },
  ],
  trouble: [
    {
      what: '**Tester la connexion** échoue : informations d’identification non valides',
      cause:
        'Des espaces autour de l’URL, ou une clé tronquée ou terminée. Sans ligne dans l’activité, la clé était inconnue ; une ligne avec 401 ou 403 dit pourquoi.',
      remedy: 'Collez de nouveau les deux. Si la clé a pris fin, créez-en une autre dans Configuration SCIM.',
    },
    {
      what: '**Tester la connexion** échoue sans ligne dans l’activité',
      cause: 'Entra ne peut pas joindre ce serveur, ou ne reconnaît pas son certificat.',
      remedy:
        'Voyez avec son exploitant le pare-feu, le nom et le certificat ; un certificat signé par votre propre autorité ne suffit pas.',
    },
    {
      what: 'Un 409 pour une personne : « … was not created by the identity provider »',
      cause:
        'Une personne de ce nom d’utilisateur ou de cette adresse a été invitée à la main, et Entra ne peut pas la reprendre.',
      remedy:
        'Ouvrez-la sous Utilisateurs et autorisez la reprise, ou autorisez-la pour toutes dans Configuration SCIM ; puis **Approvisionner à la demande** encore.',
    },
    {
      what: 'Un 409 à la désactivation d’une personne',
      cause: 'C’est ici le dernier administrateur.',
      remedy: 'Nommez-en un autre ; Entra réessaie au cycle suivant.',
    },
    {
      what: 'Un groupe échoue avec 409',
      cause: 'Une équipe de ce nom est ici, et ses membres en tiennent un rôle.',
      remedy: 'Autorisez la reprise sur la page de l’équipe ou renommez l’une des deux.',
    },
    {
      what: 'Un 400 au sujet de `members`',
      cause: 'Un membre du groupe n’a jamais été provisionné.',
      remedy: 'Affectez-le aussi, ou attendez : Entra renvoie l’appartenance dès qu’il est ici.',
    },
    {
      what: 'Un 400 au sujet d’un autre attribut',
      cause: 'Une correspondance envoie une valeur que l’attribut n’accepte pas. La ligne dans l’activité le nomme.',
      remedy: 'Corrigez la correspondance ou les données de la personne dans Entra ; il réessaie au cycle suivant.',
    },
    {
      what: '**Ignoré**, raison « NotEffectivelyEntitled »',
      cause: 'La personne n’est pas affectée, ou seulement par un groupe imbriqué. Entra ne l’a jamais envoyée.',
      remedy: 'Affectez-la, ou un groupe dont elle est membre direct.',
    },
    {
      what: '**Ignoré** pour une valeur manquante',
      cause: 'Son nom d’utilisateur principal ou son adresse est vide dans Entra, ou un filtre d’étendue l’exclut.',
      remedy: 'Complétez la valeur, ou élargissez le filtre.',
    },
    {
      what: '**Quarantaine**',
      cause:
        'La plupart des requêtes ont échoué un temps, et Entra demande de moins en moins souvent ; au bout de quatre semaines il s’arrête.',
      remedy: 'Corrigez la cause que nomme l’activité, puis **Redémarrer l’approvisionnement**.',
    },
    {
      what: 'Personne n’est jamais désactivé',
      cause:
        'La correspondance vers `active` a disparu, ou **Supprimer** n’est pas coché dans celles des utilisateurs.',
      remedy: 'Rétablissez les deux ; **Restaurer les mappages par défaut** le fait pour tous.',
    },
    {
      what: 'Un changement n’arrive pas',
      cause: 'Le cycle suivant n’a pas eu lieu, ou l’attribut n’a pas de correspondance.',
      remedy: 'Attendez 40 minutes environ, ou employez **Approvisionner à la demande**. Voyez le mappage.',
    },
  ],
}
