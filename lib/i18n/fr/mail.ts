import type { mail as english } from '../en/mail'
import { plural } from '../format'

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
    unexpected: 'Vous n’attendiez pas ce message ? Ne faites rien : sans votre accord, aucun accès n’est ouvert.',
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
  lastAdministrator: {
    subject: (organization: string) => `${organization} a failli perdre son dernier administrateur`,
    preview: (person: string) => `${person} n’a pas été retiré, mais ne peut plus se connecter`,
    heading: 'Le dernier administrateur devait être retiré',
    opening: (organization: string) =>
      `Un fournisseur d’identité a demandé de supprimer l’accès du dernier administrateur de ${organization} sur Gatehouse. La demande a été refusée, car plus personne n’aurait pu administrer l’organisation ; ses sessions et ses clés ont pris fin.`,
    person: 'Administrateur',
    by: 'Demandé par',
    at: 'Demandé le',
    open: 'Ouvrir les personnes de l’organisation',
    unexpected:
      'Pour lui rendre l’accès, l’exploitant de cette installation doit libérer son compte. Pour le laisser partir, nommez d’abord un autre administrateur.',
  },
  test: {
    subject: (organization: string) => `Message d’essai de ${organization}`,
    heading: 'Les messages arrivent',
    opening: (organization: string) =>
      `Un compte administrateur de ${organization} sur Gatehouse a envoyé ceci pour voir si les messages arrivent. Il n’y a rien à faire.`,
    at: 'Envoyé le',
    open: 'Ouvrir l’organisation',
  },
  inbox: {
    title: 'Boîte de réception',
    text: 'Les messages envoyés par cette installation, gardés sur cette machine. Seuls la démo et le développement ont cette page.',
    empty: 'Aucun message pour l’instant',
    emptyText:
      'Invitez quelqu’un, ou laissez un fournisseur d’identité créer une personne : le message paraît ici en une seconde.',
    pick: 'Choisissez un message pour le lire.',
    to: 'À',
    reload: 'Relever les nouveaux messages',
    views: 'Forme du message',
    light: 'Clair',
    dark: 'Sombre',
    plain: 'Texte',
    content: 'Contenu du message',
  },
}
