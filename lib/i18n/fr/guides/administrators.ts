import type { Guide } from '../../en/guides/guide'

export const administrators: Guide = {
  title: 'Guide de l’administrateur',
  short: 'Pour les administrateurs',
  purpose:
    'Personnes, équipes, rôles, clés, provisionnement et connexion de votre organisation : que faire, ce qui arrive alors, et que faire quand quelqu’un ne peut pas entrer.',
  sections: [
    {
      id: 'first',
      title: 'Le premier jour',
      steps: [
        'Dites qui est prévenu quand l’accès lui-même est en jeu : les contacts de sécurité, sous [Profil et forfait](/organization-settings/organization). Envoyez-y aussi un message d’essai.',
        'Nommez un second administrateur. Nul ne peut retirer le dernier, pas même votre fournisseur d’identité ; mais un administrateur unique et absent n’aide personne.',
        'Choisissez ce que peuvent les nouveaux venus : le rôle des personnes invitées, créées par SCIM ou admises par SAML, sur la même page.',
        'Connectez votre fournisseur d’identité : [Okta](/docs/okta) ou [Microsoft Entra ID](/docs/entra) pour les personnes et les groupes, et [Okta](/docs/saml-okta), [Microsoft Entra ID](/docs/saml-entra) ou [un autre](/docs/saml) pour la connexion. Ou invitez à la main.',
      ],
    },
    {
      id: 'users',
      title: 'Utilisateurs',
      steps: [
        '[Utilisateurs](/organization-settings/users) montre toutes les personnes qui peuvent se connecter. La recherche trouve noms, adresses, fonctions et identifiants externes ; les filtres portent sur l’état, le rôle, l’équipe, l’origine, la dernière connexion et les clés. L’adresse du navigateur contient le tout : envoyez-la, ou gardez-la comme vue.',
        '**Invité** : a un lien et ne l’a pas employé. **Expiré** : le lien a pris fin sans servir. **Refusé** : le serveur de messagerie a refusé le courriel, et sa réponse figure sur la page de la personne. **Actif** : peut se connecter. **Désactivé** : ne le peut pas. **Bloqué** : désactivé, et le reste quoi que dise votre fournisseur.',
        'Cliquez sur une personne pour ses attributs et leur origine, ses rôles et leur raison, équipes, sessions, clés et historique. `j` et `k` mènent à la suivante et à la précédente.',
        'Ce que marque le ruban violet appartient à votre fournisseur : nom, adresse et état changent là-bas. Rôles, équipes d’ici, sessions et clés se changent ici.',
        'Désactiver met fin aux sessions et révoque les clés aussitôt, et dit d’avance combien. Réactiver rend tout sauf les clés. Retirer est définitif ; le journal d’audit garde le nom.',
        'Cochez plusieurs personnes, ou toutes celles que montre le filtre, pour renvoyer, changer les rôles, ajouter à une équipe, désactiver, réactiver ou exporter. Des milliers passent par une tâche qui survit à un redémarrage.',
      ],
    },
    {
      id: 'invitations',
      title: 'Invitations',
      steps: [
        '[Inviter des utilisateurs](/organization-settings/users/invite) : collez n’importe quelle liste d’adresses, choisissez rôles, équipes, langue et mot, regardez le courriel, envoyez. Pendant huit secondes, l’envoi s’annule.',
        '[Importer](/organization-settings/users/import) invite jusqu’à 20 000 personnes d’un fichier CSV : nommez les colonnes, voyez ce que donnerait chaque ligne, lancez. Rien n’arrive avant.',
        'Un lien vaut 48 heures, une fois, à la seconde près. L’ouvrir ne consomme rien, les analyseurs de courriels ne font donc aucun mal ; seul compte le clic de la personne. Un lien expiré en propose un nouveau à son destinataire, trois par heure au plus.',
        'Renvoyez depuis la liste : une invitation, celles que vous cochez, ou toutes les expirées. L’ancien lien prend fin.',
        '[Réglages des invitations](/organization-settings/users/invitation-settings) : durée du lien, qui peut inviter et dans quels domaines, et si des courriels partent là où l’authentification unique suffit.',
      ],
    },
    {
      id: 'teams',
      title: 'Équipes',
      steps: [
        'Les [équipes](/organization-settings/teams) créées ici sont les vôtres : nom, membres, liens, rôles. L’identifiant suit le nom.',
        'Les équipes en violet sont des groupes de votre fournisseur : nom et membres changent là-bas ; description, liens et rôles restent les vôtres.',
        'Un groupe dont le nom est déjà ici reprend l’équipe si personne n’en tient un rôle ; sinon, la page de l’équipe vous le demande. Ne plus gérer vous rend l’équipe, avec ses membres.',
        'Ce que laisse un groupe supprimé se règle dans [Configuration SCIM](/organization-settings/provisioning/setup) : l’équipe sans membres, avec eux, ou rien.',
      ],
    },
    {
      id: 'roles',
      title: 'Rôles',
      steps: [
        'Qui a plusieurs rôles peut ce que permet l’un d’eux. Un rôle vient de la main, du défaut, d’une équipe, de SCIM ou d’une connexion SAML ; la page de la personne dit d’où. Ce qui est donné à la main n’est jamais touché par les autres.',
        '[Rôles](/organization-settings/roles) montre la grille et en compare deux. Vos propres rôles demandent le forfait Enterprise ; un changement dit d’abord qui gagnerait ou perdrait quoi.',
        'Un rôle qui gère les accès fait un administrateur. Votre fournisseur ne peut en donner qu’après votre accord dans Configuration SCIM ; nul n’en reçoit par défaut ni à une première connexion.',
      ],
      part: 'permissions',
    },
    {
      id: 'keys',
      title: 'Comptes de service et clés',
      steps: [
        'Une clé peut ce que permettent à la fois sa portée et les rôles de son propriétaire. La clé d’une personne part avec elle : donnez à ce qui doit durer un [compte de service](/organization-settings/service-accounts).',
        'Une clé n’est montrée qu’une fois ; seule son empreinte est gardée. Perdue : remplacez-la. Divulguée : révoquez-la, elle est refusée dès la requête suivante.',
        'Remplacer crée une seconde clé : les deux fonctionnent jusqu’à ce que l’ancienne se taise un jour, au plus tard au terme choisi. Rien ne s’arrête entre-temps.',
        '[Clés d’application](/organization-settings/application-keys) les montre toutes avec dernier usage et fin. Une vue montre celles qui sont liées à une personne. Si SCIM en utilise une, la page propose de le confier à un compte de service en un clic.',
        'Des rappels partent 30, 7 et 1 jours avant la fin d’une clé.',
      ],
    },
    {
      id: 'provisioning',
      title: 'Provisionnement',
      steps: [
        'Dans [Configuration SCIM](/organization-settings/provisioning/setup), choisissez le fournisseur, créez compte de service et clé en un clic, collez deux valeurs, essayez une personne. Les guides montrent chaque champ.',
        'SCIM montre tout le monde à votre fournisseur, mais ne lui laisse changer que ceux qu’il a créés. Reprendre une personne créée ici demande votre accord : sur sa page, pour toutes, ou par un domaine prouvé. Un administrateur demande toujours un clic à part.',
        'L’[activité](/organization-settings/provisioning/activity) raconte chaque requête de 30 jours en mots simples, avec cause et remède de ce qui fut refusé, ce qu’elle a changé, et les deux corps sans secrets. Cherchez par nom : « pourquoi une personne n’est-elle pas arrivée ? »',
        'Désaffecter désactive aussitôt : sessions et clés personnelles prennent fin. S’il s’agit du dernier administrateur, c’est refusé, ses sessions prennent fin quand même, et vos contacts de sécurité sont prévenus.',
        'Bloquer garde une personne désactivée quoi que dise le fournisseur : pour un compte peut-être compromis. Le blocage levé, ce que le fournisseur a dit en dernier est appliqué.',
        'Pour voir ce que ferait une requête, qu’un script l’envoie avec `Prefer: dry-run` : la réponse le dit, et rien ne change.',
      ],
    },
    {
      id: 'single-sign-on',
      title: 'Authentification unique et comptes créés à la volée',
      steps: [
        '[Authentification](/organization-settings/authentication), ajouter un fournisseur : six étapes avec un vrai test. Personne n’est touché avant Activer, qui compte qui le sera. Les mots de passe marchent toujours.',
        'Après sa première connexion, une personne est reconnue au NameID. Cette première fois, il doit égaler le nom d’utilisateur ou l’identifiant externe envoyé par SCIM, ou une adresse prouvée sur un domaine prouvé.',
        'Les comptes créés à la volée laissent entrer sans invitation les personnes des domaines listés. À côté de SCIM, désactivez-les : qui n’est pas affecté ne doit pas entrer. Les personnes venues ainsi sont listées, à relier à SCIM, à désactiver ou à garder.',
        'Les personnes créées par SCIM qui n’ont pas ouvert leur invitation sont refusées jusque-là. Si l’authentification unique doit suffire, prouvez le domaine et activez « Croire le fournisseur pour l’adresse sur les domaines prouvés » ; choisissez ensuite dans les réglages des invitations si des courriels partent.',
        'Les associations donnent rôles et équipes par un attribut, exactement, à chaque connexion. Essayez-en une d’abord sur les connexions récentes : elle dit qui gagnerait ou perdrait quoi, et si vous vous enfermeriez dehors.',
        'Chaque connexion de 30 jours figure sous Connexions par SAML avec chaque vérification, masquée. Avant la fin du dernier certificat, les administrateurs sont prévenus 30, 14, 7 et 1 jours d’avance.',
      ],
    },
    {
      id: 'domains',
      title: 'Domaines prouvés',
      steps: [
        'Un domaine que votre organisation a prouvé permet à son fournisseur de se porter garant des adresses qui s’y trouvent, et y mène depuis la page de connexion.',
        'Un domaine se prouve par un enregistrement DNS, ou sur parole de qui exploite cette installation (`gatehouse org verify-domain`).',
      ],
      fields: [
        { name: 'Nom de l’enregistrement TXT', value: '_gatehouse.votre-domaine' },
        { name: 'Valeur', value: 'gatehouse-verification= et le jeton qui vous est montré' },
      ],
    },
    {
      id: 'ways-in',
      title: 'Moyens de connexion',
      steps: [
        'Par mot de passe (8 caractères au moins, aucun qui ait fui), par authentification unique, et par ce que montre encore [Authentification](/organization-settings/authentication) pour votre organisation, comme les clés d’accès et un second facteur. Chacun trouve les siens sous [son compte](/account/security).',
        'Ne fermez un moyen pour l’organisation ou pour une personne que s’il en reste un autre ; la page refuse ce qui enfermerait quelqu’un dehors.',
        'Gardez un ou deux administrateurs de secours qui se connectent sans votre fournisseur, avec un long mot de passe rangé là où deux personnes l’atteignent ; essayez-les de temps en temps.',
        'Une session dure 30 jours au plus, ou ce qu’a choisi votre organisation. Chacun voit les siennes sous [Sessions](/account/sessions) et y met fin ; vous le faites sur la page de la personne.',
      ],
    },
    {
      id: 'audit',
      title: 'Journal d’audit',
      steps: [
        'Le [journal d’audit](/organization-settings/audit-log) dit qui a fait quoi, à qui, d’où, avec les valeurs avant et après. Filtrez par événement, auteur ou jour ; gardez un filtre comme vue ; exportez en CSV, NDJSON ou OCSF.',
        'Les lignes sont scellées en quelques secondes dans une chaîne d’empreintes, et nul ne peut les changer ici. La vérification confronte le journal à la chaîne et nomme la ligne changée ; l’exploitant fait de même avec `gatehouse audit verify`. Notez ailleurs la tête de temps en temps.',
        'La durée de conservation est un réglage, de 30 jours à dix ans. Ce qu’elle retire laisse son sceau.',
      ],
    },
    {
      id: 'mistakes',
      title: 'Revenir sur une erreur',
      steps: [
        'Mauvaises personnes invitées : Annuler l’envoi dans les huit secondes, ou Annuler l’invitation de chacune.',
        'Personne désactivée : Réactiver. Équipes et rôles sont encore là ; les clés révoquées, non.',
        'Votre fournisseur en a désactivé beaucoup par erreur : corrigez l’affectation là-bas. Il les réactive, les mêmes personnes, avec équipes et rôles ; les clés personnelles sont à refaire.',
        'Une association ou un rôle a trop retiré : rétablissez-le. Pour les associations, chacun retrouve ses rôles à sa prochaine connexion.',
      ],
    },
  ],
  trouble: [
    {
      what: 'Quelqu’un n’est pas arrivé du fournisseur',
      cause: 'La personne n’y est pas affectée, le fournisseur n’a pas encore tourné, ou sa requête fut refusée.',
      remedy:
        'Cherchez son nom dans l’activité. Une ligne donne cause et remède. Sans ligne, rien ne fut envoyé : voyez l’affectation, puis approvisionnez à la demande.',
    },
    {
      what: 'Quelqu’un n’a pas reçu d’invitation',
      cause: 'Elle attend, elle fut refusée, l’adresse est fausse ou absente, ou l’organisation n’en envoie pas.',
      remedy:
        'Sa page le dit, avec la réponse du serveur de messagerie. Corrigez l’adresse là où elle se gère, puis Renvoyer. Si tous les courriels attendent, prévenez l’exploitant.',
    },
    {
      what: 'Le lien ne fonctionne pas',
      cause: 'Il a expiré, un plus récent l’a remplacé, ou il a servi.',
      remedy: 'La page en propose un nouveau. Ou appuyez sur Renvoyer sur la page de la personne.',
    },
    {
      what: 'Le mot de passe est refusé',
      cause: 'Il est mal saisi, trop d’essais ont été faits, ou ce moyen est fermé.',
      remedy: '« Mot de passe oublié ? » envoie un lien. Après trop d’essais, attendez quelques minutes.',
    },
    {
      what: 'L’authentification unique refuse quelqu’un',
      cause: 'Une vérification a échoué ; la page donne une référence.',
      remedy:
        'Ouvrez [les connexions refusées](/organization-settings/authentication/attempts?verdict=refused) : la ligne dit laquelle, ce qui fut trouvé et que faire. Tous les codes figurent dans [le guide](/docs/saml#refusals).',
    },
    {
      what: 'Quelqu’un est désactivé encore et encore',
      cause: 'Votre fournisseur le gère et le désactive à chaque synchronisation.',
      remedy: 'Affectez-le là-bas.',
    },
    {
      what: 'Quelqu’un revient après avoir été désactivé ici',
      cause: 'Votre fournisseur le réactive à chaque synchronisation.',
      remedy: 'Désaffectez-le là-bas, ou bloquez-le ici.',
    },
    {
      what: 'Quelqu’un voit trop peu',
      cause: 'Ses rôles ne le permettent pas, ou une équipe, une association ou SCIM ne donne plus le sien.',
      remedy: 'Sa page montre chaque rôle et sa raison. Donnez-en un à la main, ou corrigez l’équipe ou l’association.',
    },
    {
      what: 'Un refus dit que l’organisation n’aurait plus d’administrateur',
      cause: 'Personne d’autre, actif et capable de se connecter, n’a de rôle qui gère les accès.',
      remedy: 'Nommez d’abord un autre administrateur.',
    },
    {
      what: 'Plus aucun administrateur ne peut entrer',
      cause: 'L’authentification unique échoue pour tous, ou le seul est parti.',
      remedy:
        'Qui exploite l’installation imprime un lien par `gatehouse user reset-link`, ou libère par `gatehouse user release` un compte que SCIM voulait retirer. Voir [la page de l’exploitant](/docs/operators#recovery).',
    },
    {
      what: 'Le provisionnement s’est arrêté',
      cause: 'La clé fut révoquée ou a expiré, son propriétaire est désactivé, ou le forfait a changé.',
      remedy:
        'Configuration SCIM montre la dernière requête et sa cause. Créez une autre clé et collez-la chez le fournisseur.',
    },
  ],
}
