import type { guides as english } from '../en/guides'

export const guides: typeof english = {
  label: 'Guides',
  back: 'Configuration SCIM',
  step: 'Étape',
  url: 'L’URL à coller',
  problems: 'En cas de problème',
  okta: {
    title: 'Connecter Okta',
    purpose:
      'Les personnes et les groupes affectés dans Okta arrivent ici. Dix minutes environ ; il faut administrer les deux.',
    sections: [
      {
        title: 'Créer une clé ici',
        steps: [
          'Ouvrez Configuration SCIM, choisissez Okta et appuyez sur Créer le compte de service et la clé.',
          'Copiez la clé. Elle n’est affichée qu’une fois ; elle appartient à un compte de service et survit donc aux départs.',
        ],
      },
      {
        title: 'Ajouter l’application dans Okta',
        steps: [
          'Dans la console d’administration, ouvrez Applications, Browse App Catalog et cherchez « SCIM 2.0 Test App (OAuth Bearer Token) » ; ou ouvrez votre application SAML et cochez Enable SCIM provisioning sous General, App Settings.',
          'Donnez-lui le nom que vos collègues connaissent et appuyez sur Done.',
        ],
      },
      {
        title: 'Saisir la connexion',
        steps: [
          'Ouvrez Provisioning, Integration, Edit (application du catalogue : Configure API Integration).',
          'SCIM connector base URL : l’URL ci-dessus, sans barre à la fin.',
          'Unique identifier field for users : userName.',
          'Supported provisioning actions : Push New Users, Push Profile Updates et Push Groups.',
          'Authentication Mode : HTTP Header. Authorization : la clé, sans le mot Bearer.',
          'Appuyez sur Test Connector Configuration, puis Save. Okta montre ce qui est pris en charge ; la requête paraît ici sous Activité.',
        ],
      },
      {
        title: 'Dire ce qu’Okta peut faire',
        steps: [
          'Sous Provisioning, To App, appuyez sur Edit et cochez Create Users, Update User Attributes et Deactivate Users. Laissez Sync Password décoché, sauf si Configuration SCIM autorise les mots de passe.',
          'Dans les correspondances, gardez userName, givenName, familyName, email, displayName, title, preferredLanguage et timezone. Les autres sont conservés et rendus.',
        ],
      },
      {
        title: 'Affecter des personnes, envoyer des groupes',
        steps: [
          'Sous Assignments, affectez une personne. En moins d’une minute elle est ici, invitée, et reçoit un courriel ; l’activité dit « Okta a créé … ».',
          'Affectez ensuite les groupes dont les membres doivent venir.',
          'Sous Push Groups, choisissez Find groups by name, puis Push Immediately : chaque groupe devient une équipe. N’envoyez pas les groupes qui servent à l’affectation, comme Okta le conseille.',
        ],
      },
      {
        title: 'Et ensuite',
        steps: [
          'Désaffecter une personne la désactive aussitôt : sessions et clés personnelles prennent fin. L’affecter encore la laisse revenir.',
          'Okta ne supprime jamais personne. Un groupe retiré de Push Groups laisse ici ce que dit Configuration SCIM.',
        ],
      },
    ],
    trouble: [
      {
        what: '« Error authenticating » pendant le test',
        remedy:
          'La clé a été tronquée à la copie, ou le mot Bearer la précède. Collez-la de nouveau. Sans ligne dans l’activité, la clé était inconnue.',
      },
      {
        what: '« Matching user not found » ou 409 pour une personne',
        remedy:
          'Une personne de ce nom d’utilisateur ou de cette adresse a été créée ici. Autorisez la reprise sur sa page, puis Retry Selected dans les Tasks d’Okta.',
      },
      {
        what: 'L’envoi d’un groupe reste en erreur',
        remedy:
          'Une équipe de ce nom existe avec un rôle. Autorisez sa reprise ou renommez l’une des deux ; puis Push Now.',
      },
      {
        what: 'Personne n’arrive',
        remedy:
          'Les personnes affectées avant l’activation ne sont pas envoyées : appuyez sur Provision User sous Assignments.',
      },
    ],
  },
  entra: {
    title: 'Connecter Microsoft Entra ID',
    purpose:
      'Les personnes et les groupes affectés dans Entra arrivent ici. Dix minutes, puis jusqu’à quarante avant le premier cycle d’Entra.',
    sections: [
      {
        title: 'Créer une clé ici',
        steps: [
          'Ouvrez Configuration SCIM, choisissez Microsoft Entra ID et appuyez sur Créer le compte de service et la clé.',
          'Copiez la clé. Elle n’est affichée qu’une fois ; elle appartient à un compte de service et survit donc aux départs.',
        ],
      },
      {
        title: 'Ajouter l’application dans Entra',
        steps: [
          'Dans le centre d’administration Entra, ouvrez Entra ID, Applications d’entreprise, Nouvelle application, Créer votre propre application.',
          'Nommez-la, choisissez l’intégration d’une application absente de la galerie et appuyez sur Créer. Une application qui sert déjà à SAML convient.',
        ],
      },
      {
        title: 'Saisir la connexion',
        steps: [
          'Ouvrez Approvisionnement, Connecter votre application (ancienne page : mode Automatique, Informations d’identification de l’administrateur).',
          'Méthode d’authentification : authentification du porteur (Bearer).',
          'URL de locataire : l’URL ci-dessus. Une fin comme ?aadOptscim062020 peut rester ; aucune n’est requise.',
          'Jeton secret : la clé.',
          'Appuyez sur Tester la connexion, puis Créer ou Enregistrer. Entra cherche une personne au hasard et ne doit trouver personne : l’activité le montre.',
        ],
      },
      {
        title: 'Vérifier les correspondances',
        steps: [
          'Sous Mappage d’attributs, utilisateurs : gardez userPrincipalName vers userName avec la priorité 1, et le Switch sur IsSoftDeleted vers active.',
          'Remplacez mailNickname par objectId pour externalId : les pseudonymes changent, les identifiants d’objet jamais.',
          'Gardez mail vers emails[type eq “work”].value, givenName, surname, displayName, jobTitle vers title et preferredLanguage. Supprimez ce qui ne sert pas.',
          'Pour les groupes, gardez displayName (priorité 1), objectId vers externalId, et members.',
        ],
      },
      {
        title: 'Essayer avec une personne, puis démarrer',
        steps: [
          'Sous Utilisateurs et groupes, affectez une personne. Sous Approvisionner à la demande, choisissez-la et appuyez sur Approvisionner : chaque étape doit être verte.',
          'Sous Paramètres, Étendue, choisissez de ne synchroniser que les utilisateurs et groupes affectés.',
          'Appuyez sur Démarrer l’approvisionnement. Le premier cycle est long ; les suivants ont lieu toutes les 40 minutes.',
        ],
      },
      {
        title: 'Et ensuite',
        steps: [
          'Désaffecter ou désactiver une personne dans Entra la désactive ici au cycle suivant ; la suppression définitive là-bas la retire ici environ 30 jours après.',
          'Les groupes imbriqués ne sont pas envoyés : affectez les groupes dont les membres doivent venir.',
        ],
      },
    ],
    trouble: [
      {
        what: 'Le test de connexion échoue',
        remedy:
          'Cherchez des espaces dans l’URL et vérifiez la fin de la clé. Avec une ligne dans l’activité la clé était bonne, et la ligne dit pourquoi.',
      },
      {
        what: 'Un 409 pour une personne dans les journaux d’Entra',
        remedy:
          'Une personne de ce nom d’utilisateur ou de cette adresse a été créée ici. Autorisez la reprise sur sa page, puis approvisionnez encore à la demande.',
      },
      {
        what: '« Quarantaine »',
        remedy:
          'La plupart des requêtes ont échoué un temps. Corrigez la cause que nomme l’activité, puis redémarrez l’approvisionnement.',
      },
      {
        what: 'Une personne est « ignorée »',
        remedy:
          'Elle n’est pas affectée, ou son adresse ou son nom d’utilisateur est vide dans Entra. Entra ne l’a jamais envoyée.',
      },
    ],
  },
}
