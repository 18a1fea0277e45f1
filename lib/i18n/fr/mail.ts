import type { mail as english } from '../en/mail'
import { number, plural } from '../format'

export const mail: typeof english = {
  labelled: (label, value) => `${label} : ${value}`,
  copyLink: 'Le bouton ne répond pas ? Copiez cette adresse :',
  sentBy: (host) => `Envoyé par Gatehouse, ${host}`,
  invitation: {
    subject: {
      person: (inviter, organization) => `${inviter} vous invite à rejoindre ${organization} sur Gatehouse`,
      self: (organization) => `Votre nouveau lien pour rejoindre ${organization} sur Gatehouse`,
      other: (organization) => `Votre invitation à rejoindre ${organization} sur Gatehouse`,
    },
    preview: (until) => `Votre accès est prêt : acceptez avant le ${until}`,
    heading: (organization) => `${organization} vous attend`,
    greeting: (name, organization) => `Bonjour ${name}, ${organization} vous attend`,
    opening: {
      person: (inviter, organization) => `${inviter} vous invite à rejoindre ${organization} sur Gatehouse.`,
      provider: (organization) =>
        `Le fournisseur d’identité de votre organisation vous a ajouté à ${organization} sur Gatehouse.`,
      self: (organization) =>
        `Vous avez demandé un nouveau lien pour rejoindre ${organization} sur Gatehouse. Il remplace le précédent.`,
      organization: (organization) => `Vous êtes invité à rejoindre ${organization} sur Gatehouse.`,
    },
    accept: 'Accepter l’invitation',
    address: 'Votre adresse',
    role: { one: 'Votre rôle', other: 'Vos rôles' },
    until: 'Valable jusqu’au',
    lifetime: { one: 'soit # heure après son émission', other: 'soit # heures après son émission' },
    quote: (note: string) => `« ${note} »`,
    unexpected: 'Vous n’attendiez pas cet e-mail ? Ne faites rien : sans votre accord, aucun accès n’est ouvert.',
  },
  key: {
    created: {
      subject: (key, account) => `Nouvelle clé d’application « ${key} » pour ${account}`,
      preview: (by) => `Créée par ${by}`,
      heading: 'Une nouvelle clé d’application',
      opening: (organization) => `Une clé d’application a été créée dans ${organization} sur Gatehouse.`,
      by: 'Créée par',
      at: 'Créée le',
      unexpected: 'Ce n’était pas prévu ? Révoquez la clé aussitôt : elle est refusée dès la requête suivante.',
    },
    revoked: {
      subject: (key, account) => `La clé d’application « ${key} » pour ${account} a été révoquée`,
      preview: (by) => `Révoquée par ${by}`,
      heading: 'Une clé d’application a été révoquée',
      opening: (organization) =>
        `Une clé d’application a été révoquée dans ${organization} sur Gatehouse. Tout ce qui l’utilise encore est refusé.`,
      by: 'Révoquée par',
      at: 'Révoquée le',
      unexpected: 'Ce n’était pas prévu ? Créez une nouvelle clé et demandez qui a révoqué celle-ci.',
    },
    name: 'Clé',
    account: 'Compte',
    open: 'Voir les clés d’application',
  },
  accountDisabled: {
    subject: (account) => `Le compte de service ${account} a été désactivé`,
    preview: (by) => `Désactivé par ${by}`,
    heading: 'Un compte de service a été désactivé',
    opening: (organization) =>
      `Un compte de service a été désactivé dans ${organization} sur Gatehouse. Tout ce qui utilise ses clés est refusé jusqu’à ce que quelqu’un le réactive.`,
    by: 'Désactivé par',
    at: 'Désactivé le',
    open: 'Voir les comptes de service',
    unexpected: 'Ce n’était pas prévu ? Réactivez le compte et demandez qui l’a désactivé.',
  },
  keyExpiring: {
    subject: (key, account, days) =>
      `La clé d’application « ${key} » pour ${account} prend fin ${plural(days, { one: 'demain', other: 'dans # jours' }, 'fr')}`,
    heading: (days) =>
      plural(days, { one: 'Une clé prend fin d’ici un jour', other: 'Une clé prend fin d’ici # jours' }, 'fr'),
    opening: (organization) => `Une clé d’application dans ${organization} sur Gatehouse arrive à son terme.`,
    stops: 'Tout ce qui l’utilisera encore sera refusé.',
    stopsProvisioning:
      'Votre fournisseur d’identité l’utilise ou peut l’utiliser : le provisionnement s’arrêtera, plus personne ne sera ajouté ni retiré.',
    ends: 'Prend fin le',
    used: 'Dernière utilisation',
    never: 'Jamais',
    open: 'Remplacer la clé',
    how: 'Remplacer crée une seconde clé à côté de celle-ci. Les deux fonctionnent jusqu’à ce que la nouvelle soit utilisée : rien n’est interrompu.',
  },
  personalKey: {
    subject: (organization, owner) => `SCIM dans ${organization} repose sur une clé personnelle : ${owner}`,
    preview: (owner) => `Si ${owner} part, le provisionnement s’arrête`,
    heading: 'Le provisionnement repose sur une personne',
    opening: (organization, owner) =>
      `Dans ${organization} sur Gatehouse, le fournisseur d’identité utilise une clé d’application qui appartient à ${owner}. Si ${owner} part ou est désactivé, la clé prend fin et plus personne n’est ajouté ni retiré.`,
    owner: 'Titulaire',
    used: 'Dernière utilisation',
    open: 'Confier SCIM à un compte de service',
    how: 'Un clic crée le compte et une seconde clé. La première fonctionne jusqu’à ce que votre fournisseur d’identité ait la nouvelle.',
  },
  access: {
    by: 'Par',
    at: 'Le',
    from: 'Depuis',
    sessions: 'Sessions terminées',
    count: (count) => number(count, 'fr'),
  },
  passwordReset: {
    subject: (organization) => `Choisissez un nouveau mot de passe pour ${organization}`,
    preview: 'Le lien fonctionne une heure, une seule fois',
    heading: 'Choisissez un nouveau mot de passe',
    opening: (organization) =>
      `Quelqu’un a demandé à remplacer le mot de passe de votre compte ${organization} sur Gatehouse. Le lien ne fonctionne qu’une fois.`,
    account: 'Compte',
    until: 'Valable jusqu’au',
    open: 'Choisir un nouveau mot de passe',
    unexpected:
      'Ce n’était pas vous ? Ne faites rien : votre mot de passe reste le même et le lien s’éteindra de lui-même.',
  },
  passwordChanged: {
    subject: (organization) => `Votre mot de passe dans ${organization} a changé`,
    preview: 'Toutes vos autres sessions sont terminées',
    heading: 'Votre mot de passe a changé',
    opening: (organization) =>
      `Le mot de passe de votre compte dans ${organization} sur Gatehouse a été changé. Toutes les sessions sauf celle du changement sont terminées.`,
    open: 'Voir vos sessions',
    unexpected:
      'Ce n’était pas vous ? Prévenez aussitôt un administrateur de votre organisation : il peut mettre fin à toutes les sessions et désactiver le compte.',
  },
  secondFactor: {
    open: 'Vérifier vos réglages de sécurité',
    left: 'Codes restants',
    leftCount: { one: '# code', other: '# codes' },
    added: {
      subject: (organization) => `Une application d’authentification a été configurée pour ${organization}`,
      preview: 'Votre mot de passe demande désormais son code',
      heading: 'Une application d’authentification a été configurée',
      opening: (organization) =>
        `Une application d’authentification a été configurée pour votre compte ${organization} sur Gatehouse. La connexion par mot de passe demande désormais son code.`,
      unexpected:
        'Ce n’était pas vous ? Quelqu’un connaît donc votre mot de passe. Prévenez aussitôt un administrateur de votre organisation : il peut réinitialiser le second facteur et mettre fin à toutes les sessions.',
    },
    removed: {
      subject: (organization) => `Votre second facteur dans ${organization} a été retiré`,
      preview: 'Votre mot de passe suffit désormais pour vous connecter',
      heading: 'Votre second facteur a été retiré',
      opening: (organization) =>
        `L’application d’authentification et les codes de secours de votre compte ${organization} sur Gatehouse ont été retirés. La connexion par mot de passe ne demande plus de code.`,
      unexpected:
        'Ce n’était pas prévu ? Changez votre mot de passe, configurez à nouveau l’application et interrogez un administrateur de votre organisation.',
    },
    codeUsed: {
      subject: (organization) => `Un code de secours a servi à se connecter à ${organization}`,
      preview: 'Il ne fonctionne plus',
      heading: 'Un code de secours a été utilisé',
      opening: (organization) =>
        `Quelqu’un s’est connecté à votre compte ${organization} sur Gatehouse avec votre mot de passe et un code de secours. Ce code ne fonctionne plus.`,
      unexpected:
        'Ce n’était pas vous ? Quelqu’un a donc votre mot de passe et vos codes. Changez aussitôt le mot de passe, créez de nouveaux codes et prévenez un administrateur de votre organisation.',
    },
  },
  secretLost: {
    person: {
      subject: (organization) => `Configurez à nouveau votre second facteur pour ${organization}`,
      preview: 'Choisissez d’abord un nouveau mot de passe, par un lien que vous recevrez',
      heading: 'Votre second facteur est à configurer de nouveau',
      opening: (organization) =>
        `Une clé du Gatehouse de ${organization} a été perdue, et avec elle le lien à votre application d’authentification. Pour que personne n’entre avec votre seul mot de passe, celui-ci a été retiré aussi, avec vos codes de secours. Choisissez un nouveau mot de passe sous « Mot de passe oublié ? », puis configurez à nouveau l’application. Les clés d’accès et l’authentification unique fonctionnent comme avant.`,
      open: 'Choisir un nouveau mot de passe',
      unexpected:
        'Vous pouvez supprimer l’ancienne entrée de votre application : ses codes ne sont plus justes. Des questions ? Adressez-vous à un administrateur de votre organisation.',
    },
    organization: {
      subject: (organization) => `Le secret du Gatehouse de ${organization} a été perdu`,
      preview: (organization) => `Ce qu’il vous reste à faire dans ${organization}`,
      heading: 'Le secret du serveur a été remplacé',
      opening: (organization) =>
        `Qui exploite le Gatehouse de ${organization} a dû en remplacer le secret, l’ancien étant perdu. Ce qu’il avait scellé ne peut plus être ouvert.`,
      saml: 'Authentification unique',
      newMetadata:
        'Gatehouse a un nouveau certificat : redonnez ses métadonnées à votre fournisseur d’identité. D’ici là, il peut refuser nos demandes, ou chiffrer pour l’ancien.',
      apps: 'Applications d’authentification',
      again: {
        one: '# personne choisit un nouveau mot de passe et configure à nouveau l’application',
        other: '# personnes choisissent un nouveau mot de passe et configurent à nouveau l’application',
      },
      open: 'Ouvrir les réglages d’authentification',
      unexpected:
        'Ce n’était pas prévu ? Adressez-vous à qui exploite le serveur. Si quelqu’un peut avoir l’ancien secret et une copie de la base, faites changer tous les mots de passe.',
    },
  },
  signInChanged: {
    subject: (heading, organization) => `${heading} : ${organization}`,
    preview: 'Votre façon de vous connecter a changé',
    opening: (organization) => `La façon de se connecter à votre compte dans ${organization} sur Gatehouse a changé.`,
    what: 'Nom',
    open: 'Voir vos moyens de connexion',
    unexpected:
      'Ce n’était pas vous ? Prévenez aussitôt un administrateur de votre organisation : il peut mettre fin à toutes les sessions et désactiver le compte.',
    changes: {
      passkey_added: 'Une clé d’accès a été ajoutée',
      passkey_removed: 'Une clé d’accès a été retirée',
      password_removed: 'Votre mot de passe a été retiré',
    },
  },
  sessionsEnded: {
    subject: (organization) => `Vous avez été déconnecté de ${organization}`,
    preview: 'Vos sessions ont été terminées',
    heading: 'Vos sessions ont été terminées',
    opening: (organization) =>
      `Des sessions de votre compte dans ${organization} sur Gatehouse ont été terminées. Vous pouvez vous reconnecter à tout moment.`,
    open: 'Vérifier votre mot de passe',
    unexpected:
      'Ce n’était pas prévu ? Changez votre mot de passe et interrogez un administrateur de votre organisation.',
  },
  address: {
    subject: (organization: string) => `Votre adresse dans ${organization} a changé`,
    preview: 'Votre compte a maintenant une autre adresse',
    heading: 'Votre adresse a changé',
    opening: (organization: string) =>
      `Le fournisseur d’identité de votre organisation a donné une autre adresse à votre compte dans ${organization} sur Gatehouse.`,
    was: 'Jusqu’ici',
    now: 'Désormais',
    none: 'Aucune adresse',
    at: 'Changée le',
    open: 'Ouvrir Gatehouse',
    unexpected:
      'Ce n’était pas prévu ? Prévenez aussitôt un administrateur de votre organisation. Vous pouvez toujours vous connecter avec cette adresse et votre mot de passe.',
  },
  samlCertificate: {
    subject: (provider: string, days: number) =>
      `Le certificat de ${provider} prend fin dans ${plural(days, { one: '# jour', other: '# jours' }, 'fr')}`,
    ended: (provider: string) => `Le certificat de ${provider} a pris fin`,
    preview: (organization: string) => `Les personnes de ${organization} s’en servent pour se connecter`,
    heading: 'Un certificat arrive à sa fin',
    headingEnded: 'Un certificat a pris fin',
    opening: (organization: string) =>
      `Les personnes de ${organization} se connectent à Gatehouse par un fournisseur d’identité dont le certificat de signature prend fin. Dès que le fournisseur signera avec un nouveau que Gatehouse ne connaît pas, personne ne pourra plus se connecter par lui.`,
    provider: 'Fournisseur d’identité',
    until: 'Valable jusqu’au',
    open: 'Ouvrir les réglages d’authentification',
    unexpected:
      'Placez le certificat suivant à côté de celui-ci avant que le fournisseur ne change : relisez ses métadonnées, ou déposez-les.',
  },
  breakGlass: {
    subject: (organization: string, person: string) => `Accès de secours à ${organization} : ${person} est entré`,
    preview: (organization: string) => `Quelqu’un a utilisé une entrée de secours de ${organization}`,
    heading: 'L’accès de secours a servi',
    opening: (organization: string) =>
      `Un administrateur de secours de ${organization} a ouvert une session sur Gatehouse d’une façon qui est désactivée pour tous les autres. C’est prévu pour le jour où le fournisseur d’identité est en panne.`,
    drillSubject: (organization: string, person: string) =>
      `Exercice d’accès de secours à ${organization} : ${person} est entré`,
    drillPreview: () => 'Un exercice prévu, rien à faire',
    drillHeading: 'Un exercice d’accès de secours a réussi',
    drillOpening: (organization: string) =>
      `Un administrateur de secours de ${organization} a ouvert une session sur Gatehouse pendant un exercice prévu par un administrateur.`,
    person: 'Administrateur',
    method: 'Par',
    methods: { password: 'Mot de passe', passkey: 'Clé d’accès' },
    at: 'Le',
    from: 'Depuis',
    open: 'Ouvrir le journal d’audit',
    unexpected:
      'Si personne parmi vous ne l’a voulu, désactivez le compte sans attendre, mettez fin à ses sessions et changez ce qui l’a laissé entrer.',
    drillUnexpected:
      'Si personne parmi vous ne l’a prévu, désactivez le compte sans attendre et consultez le journal d’audit.',
  },
  lastAdministrator: {
    subject: (organization: string) => `${organization} a failli perdre son dernier administrateur`,
    preview: (person: string) => `${person} n’a pas été retiré, mais ne peut plus se connecter`,
    heading: 'Le dernier administrateur devait être retiré',
    opening: (organization: string) =>
      `Un fournisseur d’identité a demandé de supprimer l’accès du dernier administrateur de ${organization} sur Gatehouse. La demande a été refusée, car plus personne n’aurait pu administrer l’organisation ; ses sessions et ses clés ont pris fin.`,
    kept: 'Administrateur',
    by: 'Demandé par',
    at: 'Demandé le',
    open: 'Ouvrir les personnes de l’organisation',
    unexpected:
      'Pour lui rendre l’accès, l’exploitant de cette installation doit libérer son compte. Pour le laisser partir, nommez d’abord un autre administrateur.',
  },
  lastAdministratorTeam: {
    subject: (organization: string) => `${organization} a failli perdre son dernier administrateur`,
    preview: (team: string) => `${team} garde ses membres pour l’instant`,
    heading: 'Le dernier administrateur devait perdre ses droits',
    opening: (organization: string) =>
      `Un fournisseur d’identité a demandé de vider ou de supprimer le groupe qui donne ses droits au dernier administrateur de ${organization} sur Gatehouse. La demande a été refusée, car plus personne n’aurait pu administrer l’organisation. Personne n’a perdu son accès.`,
    kept: 'Équipe',
    by: 'Demandé par',
    at: 'Demandé le',
    open: 'Ouvrir les équipes de l’organisation',
    unexpected:
      'Pour que le changement passe, nommez un administrateur par une autre équipe ou par un rôle à lui ; le fournisseur réessaiera. Si ce n’était pas voulu, corrigez le groupe chez lui.',
  },
  test: {
    subject: (organization: string) => `E-mail d’essai de ${organization}`,
    heading: 'Les e-mails arrivent',
    opening: (organization: string) =>
      `Un compte administrateur de ${organization} sur Gatehouse a envoyé ceci pour voir si les e-mails arrivent. Il n’y a rien à faire.`,
    at: 'Envoyé le',
    open: 'Ouvrir l’organisation',
  },
  inbox: {
    title: 'Boîte de réception',
    text: 'Les e-mails envoyés par cette installation, gardés sur cette machine. Seuls la démo et le développement ont cette page.',
    empty: 'Aucun e-mail pour l’instant',
    emptyText:
      'Invitez quelqu’un, ou laissez un fournisseur d’identité créer une personne : l’e-mail paraît ici en une seconde.',
    pick: 'Choisissez un e-mail pour le lire.',
    to: 'À',
    reload: 'Relever les nouveaux e-mails',
    views: 'Forme de l’e-mail',
    light: 'Clair',
    dark: 'Sombre',
    plain: 'Texte',
    content: 'Contenu de l’e-mail',
  },
}
