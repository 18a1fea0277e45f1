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
        'Dites qui est prévenu quand l’accès lui-même est en jeu : les contacts de sécurité, sous [Profil et forfait](/organization-settings/organization). Envoyez-y aussi un e-mail d’essai.',
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
        '**Invité** : a un lien et ne l’a pas employé. **Expiré** : le lien a pris fin sans servir. **Refusé** : le serveur de messagerie a refusé l’e-mail, et sa réponse figure sur la page de la personne. **Actif** : peut se connecter. **Désactivé** : ne le peut pas. **Bloqué** : désactivé, et le reste quoi que dise votre fournisseur.',
        'Cliquez sur une personne pour ses attributs et leur origine, ses rôles et leur raison, équipes, sessions, clés et historique. `j` et `k` mènent à la suivante et à la précédente.',
        'Ce que marque le ruban violet appartient à votre fournisseur : nom, adresse et état changent là-bas. Rôles, équipes d’ici, sessions et clés se changent ici.',
        'Désactiver met fin aux sessions et révoque les clés aussitôt, et dit d’avance combien. Réactiver rend tout sauf les clés. Retirer est définitif ; le journal d’audit garde le nom.',
        'Cochez plusieurs personnes, ou toutes celles que montre le filtre, pour renvoyer, changer les rôles, ajouter à une équipe, désactiver, réactiver ou exporter. Jusqu’à 5 000 changent à la fois ; qui ne le peut pas est nommé avec la raison. Importations, exportations et nombreuses invitations passent par des tâches qui survivent à un redémarrage.',
      ],
    },
    {
      id: 'invitations',
      title: 'Invitations',
      steps: [
        '[Inviter des utilisateurs](/organization-settings/users/invite) : collez n’importe quelle liste d’adresses, choisissez rôles, équipes, langue et mot, regardez l’e-mail, envoyez. Pendant huit secondes, l’envoi s’annule.',
        '[Importer](/organization-settings/users/import) invite jusqu’à 20 000 personnes d’un fichier CSV : téléchargez le modèle, nommez les colonnes, voyez ce que donnerait chaque ligne, lancez. Rien n’arrive avant. Les lignes fautives se corrigent sur la page ou se téléchargent avec leur problème ; les lignes d’exemple du modèle n’invitent personne.',
        'Un lien vaut 48 heures, une fois, à la seconde près. L’ouvrir ne consomme rien, les analyseurs d’e-mails ne font donc aucun mal ; seul compte le clic de la personne. Un lien expiré en propose un nouveau à son destinataire, trois par heure au plus.',
        'Renvoyez depuis la liste : une invitation, celles que vous cochez, ou toutes les expirées. L’ancien lien prend fin. Plus de cinquante, jusqu’à 20 000, et toutes les expirées passent par une tâche qui a sa page.',
        '[Réglages des invitations](/organization-settings/users/invitation-settings) : durée du lien, qui peut inviter et dans quels domaines, et si des e-mails partent là où l’authentification unique suffit.',
      ],
    },
    {
      id: 'teams',
      title: 'Équipes',
      steps: [
        'Les [équipes](/organization-settings/teams) créées ici sont les vôtres : nom, membres, liens, rôles. L’identifiant suit le nom.',
        'Les équipes en violet sont des groupes de votre fournisseur : nom et membres changent là-bas ; description, liens et rôles restent les vôtres.',
        'Un groupe dont le nom est déjà ici reprend l’équipe si personne n’en tient un rôle ; sinon, la page de l’équipe vous le demande. Ne plus gérer vous rend l’équipe, avec ses membres.',
        'Responsables : jusqu’à cinquante personnes que vous nommez sur la page d’une équipe. Elles en changent membres, description et liens sans gérer toutes les équipes ; d’une équipe en violet, description et liens seulement. Elles n’ont pas à en être membres, et n’accordent aucun rôle au-delà des leurs.',
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
        'L’[activité](/organization-settings/provisioning/activity) raconte chaque requête de 30 jours en mots simples, avec cause et remède de ce qui fut refusé, ce qu’elle a changé, et les deux corps sans secrets. Filtrez par période, résultat, action, ressource et clé, ou cherchez par nom dans les 5 000 dernières : « pourquoi une personne n’est-elle pas arrivée ? »',
        'Rejouer figure sur une écriture refusée : prévisualisez ce qu’elle ferait aujourd’hui, puis exécutez-la, avec les mêmes contrôles et les droits de sa clé. Ce que le journal n’a pas en entier n’est pas proposé. Il faut les droits de lire le journal d’audit, d’inviter et de gérer les accès.',
        'Désaffecter désactive aussitôt : sessions et clés personnelles prennent fin. S’il s’agit du dernier administrateur, c’est refusé, ses sessions prennent fin quand même, et vos contacts de sécurité sont prévenus.',
        'Bloquer garde une personne désactivée quoi que dise le fournisseur : pour un compte peut-être compromis. Le blocage levé, ce que le fournisseur a dit en dernier est appliqué.',
        'Pour voir ce que ferait une requête, qu’un script l’envoie avec `Prefer: dry-run` : la réponse le dit, et rien ne change.',
      ],
    },
    {
      id: 'single-sign-on',
      title: 'Authentification unique et comptes créés à la volée',
      steps: [
        '[Authentification](/organization-settings/authentication), ajouter un fournisseur : six étapes avec un vrai test. Personne n’est touché avant Activer, qui compte qui le sera. Les mots de passe marchent toujours, sauf si vous y choisissez autrement.',
        'Après sa première connexion, une personne est reconnue au NameID. Cette première fois, il doit égaler le nom d’utilisateur ou l’identifiant externe envoyé par SCIM, ou une adresse prouvée sur un domaine prouvé.',
        'Les comptes créés à la volée laissent entrer sans invitation les personnes des domaines listés. À côté de SCIM, désactivez-les : qui n’est pas affecté ne doit pas entrer. Les personnes venues ainsi sont listées, à relier à SCIM, à désactiver ou à garder.',
        'Les personnes créées par SCIM qui n’ont pas ouvert leur invitation sont refusées jusque-là. Si l’authentification unique doit suffire, prouvez le domaine et activez « Croire le fournisseur pour l’adresse sur les domaines prouvés » ; choisissez ensuite dans les réglages des invitations si des e-mails partent.',
        'Les associations donnent rôles et équipes par un attribut, exactement, à chaque connexion. Essayez-en une d’abord sur les connexions récentes : elle dit qui gagnerait ou perdrait quoi, et si vous vous enfermeriez dehors.',
        '[Connexions par SAML](/organization-settings/authentication/attempts) garde chacune 30 jours avec chaque vérification, masquée ; des onglets montrent les admises, les refusées et les tests. La recherche trouve les personnes d’ici au début de leur nom ou adresse, et quiconque à son NameID ou adresse en entier.',
        'Le message du fournisseur est gardé une semaine, masqué, et montré dès que nul ne peut plus se connecter avec lui. Afficher les valeurs demande les droits de modifier les réglages de connexion et de voir les personnes, et s’inscrit au journal d’audit.',
        'La déconnexion unique est activée si les métadonnées du fournisseur l’offrent : se déconnecter ici mène chez lui, et se déconnecter là-bas met fin aux sessions qu’il a ouvertes ici. Ce qui fut refusé figure au journal d’audit, avec la raison.',
        'Avant la fin du dernier certificat, les administrateurs sont prévenus 30, 14, 7 et 1 jours d’avance.',
      ],
    },
    {
      id: 'domains',
      title: 'Domaines prouvés',
      steps: [
        'Un domaine que votre organisation a prouvé permet à son fournisseur de se porter garant des adresses qui s’y trouvent, et y mène depuis la page de connexion.',
        'Ajoutez-le sous [Profil et forfait](/organization-settings/organization), Domaines de messagerie, créez l’unique enregistrement TXT que montre sa page, puis Vérifier maintenant. Pendant une semaine, il est aussi cherché de lui-même ; inutile de rester. Chaque sous-domaine se prouve à part.',
        'Un enregistrement prouvé est revu chaque semaine. S’il disparaît, la page le dit et rien n’est retiré : remettez-le, ou retirez le domaine s’il n’est plus à vous.',
        'Sans enregistrement, qui exploite cette installation peut répondre du domaine (`gatehouse org verify-domain`).',
      ],
      fields: [
        { name: 'Type', value: 'TXT' },
        {
          name: 'Nom',
          value:
            '_gatehouse.votre-domaine ; certains formulaires ajoutent le domaine d’eux-mêmes : seulement _gatehouse alors',
        },
        { name: 'Valeur', value: 'gatehouse-verification= et le jeton qui vous est montré' },
      ],
    },
    {
      id: 'ways-in',
      title: 'Moyens de connexion',
      steps: [
        'Par mot de passe (8 caractères au moins, aucun qui ait fui), par clé d’accès, et par authentification unique dès qu’un fournisseur est actif. [Authentification](/organization-settings/authentication) dit lesquels sont activés, et combien de personnes ont ce qu’il faut pour chacun.',
        'Activez-les ou désactivez-les là. Avant tout, la page compte les sessions qui prennent fin et nomme qui n’a aucune autre façon d’entrer : ces personnes gardent les moyens actuels, comme exception, ou, une fois tapé le nom de l’organisation, n’entrent plus.',
        'Maintenant, ou dans 7 jours. Jusqu’à son jour, un changement prévu s’annule ou se fait plus tôt, et la page compte qui n’a pas encore d’autre façon d’entrer : qui garde les moyens actuels comme exception continue, qui n’en a pas ce jour-là n’entre plus.',
        'Pour une personne : sa page, Modifier les méthodes. Elles valent alors quelles que soient celles de l’organisation, et les sessions ouvertes autrement prennent fin aussitôt. [Personnes avec leurs propres méthodes](/organization-settings/authentication/exceptions) les montre.',
        'Sont refusées l’authentification unique seule sans fournisseur actif ou sans administrateur de secours, et toute modification qui ne laisse entrer aucun administrateur. Nul ne renonce non plus à son propre dernier moyen.',
        'Chacun ajoute jusqu’à 20 clés d’accès et change ou retire son mot de passe sous [son compte](/account/security) ; après 15 minutes, il doit prouver de nouveau qui il est. Une invitation s’accepte aussi par une clé d’accès au lieu d’un mot de passe. Vous retirez celle d’un appareil perdu sur la page de la personne.',
        'Les [sessions](/organization-settings/authentication/sessions) durent de 10 minutes à 30 jours, et prennent fin sans activité après 5 minutes ou plus, selon votre choix. Une limite plus courte vaut dès la prochaine requête de chacun ; la page dit d’abord combien de sessions prennent fin. Chacun met fin [aux siennes](/account/sessions), vous le faites sur sa page.',
      ],
    },
    {
      id: 'second-factor',
      title: 'Second facteur',
      steps: [
        'Qui a un mot de passe peut configurer une application d’authentification sous [son compte](/account/security). Il reçoit dix codes de secours, montrés une fois, bons chacun une fois. Le mot de passe demande ensuite un code ; les clés d’accès et l’authentification unique, non.',
        'Exiger un second facteur avec le mot de passe, sous [Authentification](/organization-settings/authentication) : la carte compte qui n’en a pas. Ces personnes configurent une application à leur prochaine connexion, avant d’entrer ; les sessions ouvertes restent. Dès lors, une application se remplace mais ne se retire plus.',
        'Téléphone perdu : un code de secours fait entrer. Sans code, assurez-vous de qui demande, puis Réinitialiser le second facteur sur sa page ; un e-mail prévient la personne. Le vôtre se réinitialise par un autre administrateur, ou par l’exploitant.',
        'Après cinq codes erronés en 15 minutes, ou 20 en un jour, aucun n’est plus examiné avant la fin de ce délai.',
      ],
    },
    {
      id: 'break-glass',
      title: 'Accès de secours, et authentification unique seule',
      steps: [
        'Les [administrateurs de secours](/organization-settings/authentication/break-glass) entrent avec leur propre mot de passe ou clé d’accès quels que soient les moyens, pour le jour où le fournisseur est en panne. Nommez-en un ou deux, actifs, qui ont l’un ou l’autre, et rangez un long mot de passe là où deux personnes l’atteignent.',
        'Si la page de connexion ne montre pas de mot de passe, ils suivent « Se connecter autrement ». Un second facteur est demandé comme d’habitude. Une connexion par un moyen par ailleurs désactivé est signalée aussitôt par e-mail à tous les administrateurs et contacts de sécurité, et figure au journal d’audit.',
        'Prévoyez un exercice, puis faites connecter la personne par mot de passe ou clé d’accès dans l’heure : il est noté et signalé comme exercice. Après 90 jours sans exercice, la page vous le rappelle.',
        'La dernière étape d’un fournisseur propose « Après 7 jours, authentification unique seulement ». D’ici là, mots de passe et clés d’accès fonctionnent aussi ; ensuite, les sessions ouvertes par eux prennent fin, et qui n’a pas d’autre façon d’entrer n’entre plus. Cela s’annule, ou se fait plus tôt, sous Authentification.',
        'Tant que l’authentification unique est la seule façon d’entrer, maintenant ou bientôt, ni le dernier administrateur de secours ni le dernier fournisseur actif ne se retire.',
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
        'Sa page le dit, avec la réponse du serveur de messagerie. Corrigez l’adresse là où elle se gère, puis Renvoyer. Si tous les e-mails attendent, prévenez l’exploitant.',
    },
    {
      what: 'Le lien ne fonctionne pas',
      cause: 'Il a expiré, un plus récent l’a remplacé, ou il a servi.',
      remedy: 'La page en propose un nouveau. Ou appuyez sur Renvoyer sur la page de la personne.',
    },
    {
      what: 'Le mot de passe est refusé',
      cause: 'Il est mal saisi, ou trop d’essais ont été faits.',
      remedy: '« Mot de passe oublié ? » envoie un lien. Dix échecs d’un même endroit comptent 15 minutes : attendez.',
    },
    {
      what: '« Mot de passe oublié ? » n’envoie rien',
      cause:
        'Les mots de passe sont désactivés pour la personne, son adresse n’a jamais été prouvée, ou trois liens sont partis dans l’heure.',
      remedy:
        'Qu’elle prenne un autre moyen. Ou activez les mots de passe, pour elle seule sur sa page, et qu’elle redemande.',
    },
    {
      what: '« Votre organisation vous fait ouvrir la session autrement. »',
      cause: 'Ce moyen est désactivé pour l’organisation, ou pour la personne.',
      remedy: 'Qu’elle en prenne un autre que montre la page. Ou activez-le, pour tous ou sur sa page.',
    },
    {
      what: 'Le téléphone de l’application d’authentification est perdu',
      cause: 'L’application n’était que là.',
      remedy:
        'Un code de secours, par « Utiliser plutôt un code de secours ». Sans code, Réinitialiser le second facteur sur sa page.',
    },
    {
      what: 'Un appareil avec une clé d’accès est perdu',
      cause: 'Les clés d’accès non synchronisées partent avec lui.',
      remedy:
        'Retirez-la sur la page de la personne, même si c’était son seul moyen. Par « Mot de passe oublié ? » elle choisit un mot de passe et refait une clé ; s’ils sont désactivés pour elle, activez-les d’abord.',
    },
    {
      what: '« Trop de codes erronés. »',
      cause: 'Cinq en 15 minutes, ou 20 en un jour.',
      remedy: 'Attendez ce délai. Une clé d’accès ou l’authentification unique, s’il y en a, fonctionne entre-temps.',
    },
    {
      what: 'Quelqu’un est déconnecté encore et encore',
      cause:
        'Une limite de session fut atteinte ou raccourcie, son moyen fut désactivé, ou quelqu’un a mis fin à la session.',
      remedy:
        'Qu’il se reconnecte : il retrouve la page où il était. Les limites figurent sous [Sessions](/organization-settings/authentication/sessions), ce qui fut fait au journal d’audit.',
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
      cause: 'L’authentification unique échoue pour tous, ou le seul est parti ou a perdu son moyen d’entrer.',
      remedy:
        'Un administrateur de secours se connecte et active un autre moyen. Sinon, qui exploite l’installation le fait par `gatehouse org methods`, imprime un lien par `gatehouse user reset-link`, ou libère par `gatehouse user release` un compte que SCIM voulait retirer. Voir [la page de l’exploitant](/docs/operators#recovery).',
    },
    {
      what: 'Le provisionnement s’est arrêté',
      cause: 'La clé fut révoquée ou a expiré, son propriétaire est désactivé, ou le forfait a changé.',
      remedy:
        'Configuration SCIM montre la dernière requête et sa cause. Créez une autre clé et collez-la chez le fournisseur.',
    },
  ],
}
