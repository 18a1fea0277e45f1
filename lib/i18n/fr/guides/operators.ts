import type { Guide } from '../../en/guides/guide'

export const operators: Guide = {
  title: 'Page de l’exploitant',
  short: 'Pour les exploitants',
  purpose:
    'Exploiter Gatehouse pour de bon : démarrage, configuration, base de données, e-mails, TLS, plusieurs machines, sauvegarde, mise à niveau, et faire entrer quelqu’un quand plus personne ne le peut.',
  sections: [
    {
      id: 'start',
      title: 'Démarrer, et la première fois',
      steps: [
        'Il faut Node 20.19 ou plus récent sous Linux ou macOS, environ 1 Go de mémoire et un clone du dépôt. Le premier démarrage installe et construit, ce qui prend quelques minutes ; les suivants, des secondes.',
        'Sur une base vide, le serveur imprime un lien qui sert une fois. Qui l’ouvre nomme l’organisation et devient son premier administrateur. Un nouveau démarrage imprime un nouveau lien, et l’ancien prend fin.',
        'D’autres organisations se créent par `org create` ; chacune a ses personnes, ses clés et son adresse, `/login/` et son nom court. `org plan` change un forfait aussitôt ; sur un forfait sans connexion unique, qui est entré par elle est déconnecté.',
        'La démonstration sert à essayer : ses mots de passe sont connus. Elle n’ouvre jamais une vraie base, et `npm start` jamais la sienne.',
      ],
      code: [{ label: 'À partir de rien', snippet: 'start' }],
      expect: 'La dernière ligne de la sortie standard est « Gatehouse is ready on … ». Un script peut l’attendre.',
    },
    {
      id: 'configuration',
      title: 'Configuration',
      steps: [
        'Tout est variable d’environnement. Une valeur fausse arrête le démarrage avec un tableau de toutes celles qui le sont, et rien n’a changé.',
        'Gardez-les dans un fichier que seul le service peut lire, et que la ligne de commande lit aussi : les liens qu’elle imprime commencent par `GATEHOUSE_ORIGIN`.',
        'Les domaines se prouvent par des enregistrements TXT que cherche le serveur. Si ses propres serveurs de noms ne voient pas le DNS public, `GATEHOUSE_DNS` en nomme un qui le voit.',
        '`GATEHOUSE_SECURITY_CONTACT` met une adresse, ou une page, dans `/.well-known/security.txt`, où regarde d’abord qui trouve une faille. Sans lui, ce fichier est introuvable.',
        '`doctor` montre ce qui est en vigueur, secrets masqués, et examine base, rôle, migrations, e-mails et adresse.',
      ],
      code: [{ label: 'Un fichier pour la production, par exemple /etc/gatehouse.env', snippet: 'environment' }],
      part: 'variables',
    },
    {
      id: 'secret',
      title: 'Le secret',
      steps: [
        '`GATEHOUSE_SECRET`, ou celui de `secrets.json`, scelle les applications d’authentification, les clés SAML et les messages de connexion, et fait les empreintes par lesquelles on trouve une adresse. La base se rappelle lequel c’était : avec un autre, rien ne démarre et aucune commande ne s’exécute. `doctor` le dit aussi.',
        'Pour en changer, arrêtez tous les serveurs et workers, et sauvegardez. `secret rotate` refait tout en une transaction : tout est fait, ou rien. Sans `DATABASE_URL`, le nouveau secret est ensuite dans `secrets.json` ; avec elle, `--new` nomme un fichier qui le contient, et qui est créé s’il manque. Mettez-le à la place de `GATEHOUSE_SECRET`, démarrez, et gardez l’ancien aussi longtemps que les sauvegardes d’avant.',
        'Personne ne remarque rien : mots de passe, clés d’accès, applications, codes de secours, sessions, clés, certificats et liens déjà envoyés continuent. Les connexions en cours recommencent, les essais se comptent à partir de zéro, et une requête SCIM répétée sous la même `Idempotency-Key` est refusée pendant un jour.',
        'Si quelqu’un peut avoir à la fois le secret et une copie de la base, en changer ne suffit pas : il peut afficher les codes de chaque application et signer à votre place devant les fournisseurs d’identité. Mettez un nouveau secret en vigueur comme si l’ancien était perdu, et annulez les invitations en cours.',
        'S’il est perdu, fouillez d’abord les sauvegardes. Puis mettez-en un nouveau en vigueur (`openssl rand -hex 32` ; sans `DATABASE_URL`, il est créé dans `secrets.json`) et appelez `secret replace-lost` : il dit ce qui serait perdu et, avec `--yes`, continue sans. Mots de passe, clés d’accès, clés, SCIM et liens déjà envoyés continuent.',
        'Qui avait une application d’authentification la perd, avec ses codes de secours et le mot de passe qui allait avec, pour que personne n’entre par le seul mot de passe : il en choisit un autre par « Mot de passe oublié ? », ou par `user reset-link`, et configure à nouveau l’application là où elle est exigée. Les sessions nées de l’authentification unique prennent fin. Donnez les nouvelles métadonnées aux fournisseurs d’identité : d’ici là, certains refusent. Les administrateurs et les personnes concernées reçoivent un e-mail, et le journal d’audit de chaque organisation en fait le compte.',
      ],
      code: [{ label: 'En changer, avec une base à vous', snippet: 'rotate' }],
    },
    {
      id: 'service',
      title: 'Comme service',
      steps: [
        'SIGTERM cesse d’accepter, finit ce qui est en cours (25 secondes au plus) et arrête proprement la base intégrée. Un second signal y met fin aussitôt.',
        'Un seul serveur à la fois emploie un répertoire de données ; un second est refusé. Donnez-lui un utilisateur à lui, jamais root.',
      ],
      code: [{ label: 'Pour systemd, /etc/systemd/system/gatehouse.service', snippet: 'unit' }],
    },
    {
      id: 'database',
      title: 'Base de données',
      steps: [
        'Sans `DATABASE_URL`, un PostgreSQL à lui tourne sur la boucle locale, ses données dans `GATEHOUSE_DATA`. C’est un vrai, et durable ; bon pour une machine.',
        'Avec `DATABASE_URL`, tout PostgreSQL 14 ou plus récent convient. Un processus ouvre une vingtaine de connexions, et une qui dit qu’il tourne ; un pooler intercalé doit être en mode session, ou suivre les instructions préparées. `GATEHOUSE_SECRET` est alors requis : il signe les liens et scelle les clés ([ce qui en dépend](/docs/operators#secret)).',
        'Deux rôles suffisent. Celui qui se connecte possède les tables et applique les migrations ; nul besoin de superutilisateur. Chaque transaction passe à `gatehouse_app`, qui ne peut se connecter, ne possède rien, et que la sécurité des lignes borne à une organisation.',
        'Les migrations en attente sont appliquées à chaque démarrage, une transaction chacune, sous verrou : plusieurs machines peuvent démarrer ensemble. `migrate` fait de même sans démarrer.',
      ],
      code: [
        { label: 'Une fois, comme administrateur de la base', snippet: 'roles' },
        {
          label: 'Si gatehouse_app existe déjà, d’une autre installation sur le même serveur',
          snippet: 'appRole',
        },
      ],
    },
    {
      id: 'mail',
      title: 'E-mails',
      steps: [
        '`smtps://` parle TLS dès le premier octet (465). `smtp://` passe à TLS où le serveur le propose (587). Avec un utilisateur dans l’URL, rien ne part sans TLS, sauf vers cette machine même : les e-mails attendent alors, et `gatehouse doctor` le dit. `?requireTLS=true` l’exige aussi sans utilisateur ; `?requireTLS=false` laisse partir le mot de passe en clair.',
        'Utilisateur et mot de passe figurent dans l’URL, encodés : `/` devient `%2F`, `+` `%2B`, `@` `%40`. Pour un certificat de votre propre autorité, donnez son fichier à `NODE_EXTRA_CA_CERTS`.',
        'Un e-mail est écrit dans la transaction de ce qu’il annonce, et attend que le serveur le prenne. Un serveur injoignable retarde et ne perd rien ; un refus met fin à cet e-mail, et sa réponse figure sur la page de la personne.',
        'L’envoi d’un e-mail d’essai, sous Profil et forfait, montre ce que dit le serveur.',
      ],
    },
    {
      id: 'tls',
      title: 'TLS, derrière un proxy',
      steps: [
        'Le serveur parle HTTP simple sur `HOST` et `PORT`, par défaut sur la boucle locale. Placez devant lui un proxy qui termine TLS, sur la même machine ou dans un réseau de confiance.',
        'Réglez `GATEHOUSE_ORIGIN` sur l’adresse https qu’emploient les personnes. Les cookies ne vont alors que par TLS, les navigateurs sont priés d’y rester, et les liens, `meta.location` de SCIM et SAML commencent par elle ; l’en-tête Host ne décide de rien.',
        'Que le proxy transmette Host tel qu’il est venu, et pose X-Forwarded-For. Celui-ci n’est cru que des adresses de `GATEHOUSE_TRUSTED_PROXIES` ; sinon, le journal d’audit et les limites d’essais voient l’adresse du proxy.',
        'Laissez passer des corps de 16 Mo, pour les groupes de 100 000, et ne touchez pas aux barres encodées des chemins. Donnez 60 secondes aux requêtes.',
        'Un nom, pas de chemin : tout est sous `/`. Gardez-le : les clés d’accès appartiennent à son hôte et ne marchent sous aucun autre, et les fournisseurs d’identité nous connaissent par lui.',
      ],
      code: [
        { label: 'nginx', snippet: 'nginx' },
        { label: 'Caddy', snippet: 'caddy' },
        { label: 'Apache', snippet: 'apache' },
      ],
      expect:
        'La page de connexion s’ouvre en https, `doctor` dit « ok » de l’adresse, et le journal d’audit montre les adresses de chacun.',
    },
    {
      id: 'machines',
      title: 'Plusieurs machines',
      steps: [
        'Les nœuds web ne gardent rien : démarrez-en autant que vous voulez sur les mêmes `DATABASE_URL` et `GATEHOUSE_SECRET`, derrière un proxy.',
        'E-mails, tâches et entretien tournent dans chaque processus web et se partagent le travail. Pour les séparer, réglez-y `GATEHOUSE_WORKER=off` et lancez `npm run worker` sur un ou deux autres, avec le même environnement.',
        'La limite de requêtes SCIM se compte sur chaque nœud. Les essais de mots de passe, de clés d’accès et de codes se comptent dans la base, pour tous les nœuds ensemble.',
      ],
      code: [{ label: 'Le travailleur seul', snippet: 'nodes' }],
    },
    {
      id: 'watch',
      title: 'Santé, journaux et métriques',
      steps: [
        '`/api/health/live` répond 200 tant que le processus vit ; `/api/health/ready` tant que sa base répond aussi, sinon 503. Dirigez le trafic par le second, redémarrez par le premier.',
        'Les journaux sont des lignes JSON sur la sortie d’erreur, sans secrets. Chaque réponse porte `X-Request-Id` ; le même identifiant figure au journal, dans l’activité et dans le texte d’une erreur.',
        '`/metrics` parle le format de Prometheus dès que `GATEHOUSE_METRICS_TOKEN` est réglé : requêtes SCIM par opération, statut et fournisseur avec leurs durées, pages par domaine, événements d’audit, e-mails par issue, ce qui attend un travailleur et depuis quand, connexions, mémoire. Elle ne nomme ni personne ni organisation. Chaque processus dit ses propres comptes ; ce qui attend est dit pour tous.',
        'Dignes d’une alarme : `ready` échoue, `gatehouse_due_work_oldest_seconds` au-dessus de 300, des lignes de niveau 50 ou plus, un serveur de messagerie qui ne répond pas (`doctor`), un certificat ou une clé qui prend fin. Chaque organisation voit la santé de son provisionnement dans Configuration SCIM.',
      ],
      code: [
        { label: 'Ce que demande un répartiteur', snippet: 'health' },
        { label: 'Prometheus', snippet: 'metrics' },
      ],
    },
    {
      id: 'backup',
      title: 'Sauvegarder et restaurer',
      steps: [
        'Gardez deux choses : la base, et `GATEHOUSE_SECRET` ou `secrets.json` du répertoire de données. Sans le secret, ce qu’il a scellé est perdu ([ce que c’est](/docs/operators#secret)).',
        '`pg_dump` sous charge est cohérent. Il lui faut un rôle qui passe outre la sécurité des lignes : avec celui qui se connecte, il s’arrête sur « query would be affected by row-level security policy ». Créez-en un pour les seules sauvegardes.',
        'Restaurez dans une base vide avec le rôle qui se connecte, puis confrontez le journal d’audit à sa chaîne. Essayez avant d’en avoir besoin.',
        'Les e-mails qui attendaient lors de la sauvegarde repartent dès que tourne le serveur restauré : démarrez-le d’abord avec `GATEHOUSE_WORKER=off` si ce n’est pas voulu.',
        'La base intégrée : arrêtez le serveur, copiez tout le répertoire de données, redémarrez.',
        'Notez hors de la base la tête qu’imprime `audit verify` : rendue par `--head`, elle prouve que nul n’a réécrit le passé.',
      ],
      code: [
        { label: 'Sauvegarder', snippet: 'dump' },
        { label: 'Restaurer', snippet: 'restore' },
        { label: 'Base intégrée', snippet: 'embeddedCopy' },
      ],
      expect: 'Le journal d’audit est dit intact, et `org show` compte les personnes qui étaient là.',
    },
    {
      id: 'upgrade',
      title: 'Mettre à niveau',
      steps: [
        'Sauvegardez, apportez la nouvelle version, démarrez : ce qui est périmé est installé et construit, et les migrations en attente sont appliquées. Les requêtes en cours sont d’abord finies.',
        'À plusieurs machines, l’une après l’autre ; un travailleur de l’ancienne version refuse de démarrer sur une base plus récente.',
        'On ne revient d’une migration que par la sauvegarde : une version plus ancienne refuse une base plus récente et dit quelle migration elle ignore.',
        'Une base intégrée d’une ancienne version majeure de PostgreSQL est refusée ; exportez-la et restaurez-la.',
      ],
      code: [{ label: 'Sur une machine', snippet: 'upgrade' }],
    },
    {
      id: 'recovery',
      title: 'Quand plus personne ne peut entrer',
      steps: [
        'D’abord ce qui ne demande personne d’autre : un administrateur de secours se connecte par « Se connecter autrement » et active d’autres moyens. `org break-glass` dit qui ils sont, et en nomme un parmi les administrateurs actifs qui ont un mot de passe ou une clé d’accès.',
        '`org methods` montre les moyens de connexion ; avec `--set`, il les remplace aussitôt et annule ce qui était prévu. Qui perdrait son seul moyen garde les siens comme exception, sauf avec `--lock-out`.',
        '`user reset-link` imprime un lien par lequel une personne choisit un nouveau mot de passe, une fois, dans l’heure. Il ne demande ni e-mail ni fournisseur d’identité, vaut pour une personne active à l’adresse prouvée, et seulement si le mot de passe est l’un de ses moyens : activez-le d’abord.',
        '`user reset-second-factor` retire une application d’authentification perdue avec ses codes de secours, et prévient la personne par e-mail. Si un second facteur est exigé, elle en configure un autre à sa prochaine connexion.',
        '`user release` laisse se connecter un dernier administrateur que SCIM voulait retirer.',
        '`saml set --active off` ferme un fournisseur en panne ; c’est refusé tant qu’il est la seule façon d’entrer. `key create` crée une clé si le provisionnement doit continuer.',
        'Chacune de ces commandes figure au journal d’audit comme « Command line ».',
      ],
      code: [{ label: 'Un administrateur enfermé dehors', snippet: 'recovery' }],
    },
    {
      id: 'commands',
      title: 'Ligne de commande',
      steps: [
        'Chaque commande s’appelle par `npm run -s gatehouse --`, marche que le serveur tourne ou non, connaît `--help` et `--json`, et finit par 0 (fait), 1 (échoué) ou 2 (mal appelée).',
        'Sans aucune variable, elle travaille sur les données d’ici, `.data` avant `.data/demo`.',
      ],
      part: 'commands',
    },
  ],
  trouble: [
    {
      what: '« The configuration is not right: nothing was started. »',
      cause: 'Une variable est fausse ou manque. Le tableau dit laquelle.',
      remedy: 'Écrivez ce que dit sa dernière colonne.',
    },
    {
      what: '« must have admin option on role gatehouse_app », « permission denied to create role »',
      cause: 'Le rôle qui se connecte ne peut créer ou employer `gatehouse_app`.',
      remedy: 'Exécutez ce qu’imprime le message comme administrateur de la base.',
    },
    {
      what: '« The data directory … is in use by another Gatehouse »',
      cause: 'Un serveur y tourne déjà.',
      remedy: 'Arrêtez-le, ou réglez `GATEHOUSE_DATA`.',
    },
    {
      what: 'Le port est pris',
      cause: 'Autre chose y écoute.',
      remedy: 'Réglez `PORT`, et avec lui `GATEHOUSE_ORIGIN` ou le proxy.',
    },
    {
      what: '« This database belongs to the demo », ou « is not the demo’s »',
      cause: 'La démonstration et une vraie installation ne partagent jamais une base.',
      remedy: 'Employez un autre `GATEHOUSE_DATA` ou `DATABASE_URL`.',
    },
    {
      what: '« which this Gatehouse does not know: start the newer version »',
      cause: 'Une version plus récente a migré la base.',
      remedy: 'Démarrez cette version, ou restaurez la sauvegarde d’avant.',
    },
    {
      what: 'On est déconnecté aussitôt, ou les formulaires sont refusés',
      cause: '`GATEHOUSE_ORIGIN` n’est pas l’adresse du navigateur, ou le proxy change Host.',
      remedy: 'Accordez les trois ; en https, le cookie demande https.',
    },
    {
      what: 'Les e-mails attendent',
      cause: 'Pas de `SMTP_URL`, ou le serveur ne nous laisse pas entrer.',
      remedy: '`doctor` dit pourquoi ; l’e-mail d’essai montre la réponse. Rien ne se perd entre-temps.',
    },
    {
      what: 'Tout le monde a la même adresse au journal d’audit',
      cause: 'Le proxy n’est pas cru.',
      remedy: 'Ajoutez son adresse à `GATEHOUSE_TRUSTED_PROXIES`.',
    },
    {
      what: 'Un lien de mot de passe se dit aussitôt inutilisable',
      cause: 'Le mot de passe n’est pas l’un des moyens de la personne.',
      remedy: '`org methods` avec `--set password,passkey,saml`, puis rouvrez-le : il reste bon dans son heure.',
    },
    {
      what: '« The data belong to another GATEHOUSE_SECRET than the one in force »',
      cause: 'Le secret n’est plus le même, ou les données sont celles d’une autre installation.',
      remedy: 'Rendez l’ancien, tiré de la sauvegarde, et démarrez. S’il est perdu : `secret replace-lost`.',
    },
    {
      what: 'Un domaine reste non prouvé : « Les serveurs de noms n’ont pas répondu. »',
      cause: 'Les serveurs de noms du serveur ne voient pas le DNS public.',
      remedy: 'Réglez `GATEHOUSE_DNS`, ou répondez du domaine par `org verify-domain`.',
    },
    {
      what: 'Les clés d’accès sont refusées à tous',
      cause: 'L’hôte de `GATEHOUSE_ORIGIN` a changé.',
      remedy: 'Revenez à l’ancien nom. Sinon, chacun se connecte autrement et en crée de nouvelles.',
    },
  ],
}
