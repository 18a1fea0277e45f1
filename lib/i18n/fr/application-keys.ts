import type { applicationKeys as english } from '../en/application-keys'
import { number, plural } from '../format'

export const applicationKeys: typeof english = {
  title: 'Clés d’application',
  purpose:
    'Toutes les clés de l’organisation, quel que soit leur titulaire. Une clé peut ce que permettent à la fois ses portées et les rôles de son titulaire.',
  views: 'Clés par état',
  states: { live: 'Valides', expired: 'Expirées', revoked: 'Révoquées', personal: 'Liées à une personne' },
  atLeast: (count) => `${count}+`,
  mine: 'Mes clés',
  ended: { expired: 'Expirée', revoked: 'Révoquée' },
  columns: {
    name: 'Nom',
    owner: 'Titulaire',
    key: 'Clé',
    scopes: 'Portées',
    lastUsed: 'Dernier usage',
    expires: 'Expiration',
    actions: 'Actions',
  },
  /** Bars, one a day. */
  usage: {
    header: (days) => `${number(days, 'fr')} derniers jours`,
    label: (used, days) =>
      used === 0
        ? `Inutilisée depuis ${number(days, 'fr')} jours`
        : `Utilisée ${plural(used, { one: '# jour', other: '# jours' }, 'fr')} sur les ${number(days, 'fr')} derniers`,
  },
  pages: 'Pages de clés',
  rowMenu: (name) => `Actions pour ${name}`,
  replacedBy: (name) => `Remplacée par ${name}`,
  owner: { human: 'Personne', service: 'Compte de service', disabled: 'Désactivé' },
  none: {
    live: {
      title: 'Aucune clé valide',
      text: 'Les clés appartiennent à des comptes de service. Créez-en un, puis donnez-lui une clé.',
    },
    expired: { title: 'Aucune clé expirée', text: 'Les clés dont le terme est passé figurent ici.' },
    revoked: {
      title: 'Aucune clé révoquée',
      text: 'Les clés auxquelles quelqu’un a mis fin restent ici, pour mémoire.',
    },
    personal: {
      title: 'Aucune clé n’est liée à une personne',
      text: 'Toutes les clés valides appartiennent à des comptes de service : aucune ne prend fin parce que quelqu’un part.',
    },
    toAccounts: 'Voir les comptes de service',
  },
  made: (by, on) => `${by}, ${on}`,
  scopes: {
    scim: 'SCIM',
    read: 'Lecture seule',
    all: 'Selon ses rôles',
    none: 'Rien',
  },
  never: 'Jamais',
  noExpiry: 'Jamais',
  endsIn: (time) => `Expire ${time}`,
  personal: {
    title: 'SCIM utilise la clé d’une personne.',
    text: (name, key, owner) =>
      `« ${name} » (${key}) appartient à ${owner}. Si ${owner} part ou est désactivé, la clé prend fin et le provisionnement s’arrête.`,
    action: 'Confier SCIM à un compte de service',
    pending: 'Transfert…',
    movingTitle: 'SCIM passe à un compte de service.',
    moving: (name, key) =>
      `${name} (${key}) fonctionne jusqu’à ce que votre fournisseur d’identité ait la nouvelle clé et que celle-ci soit restée un jour sans usage, ou jusqu’à ce que vous la révoquiez.`,
    move: {
      title: 'Confier SCIM à un compte de service',
      text: (name, owner) =>
        `Un seul clic crée le compte, lui donne le rôle Provisionnement et sa propre clé. ${name} de ${owner} continue de fonctionner entre-temps : le provisionnement ne s’arrête pas.`,
      next: 'Mettez ensuite la nouvelle clé dans votre fournisseur d’identité. L’ancienne prend fin d’elle-même un jour après son dernier usage.',
    },
    endsWith: 'Prend fin à son départ',
    idleTitle: 'Une personne possède une clé pour SCIM.',
  },
  create: {
    title: 'Nouvelle clé',
    text: (account) => `Pour ${account}. La clé s’affiche une seule fois, juste après.`,
    ownText: 'Pour vous-même. La clé s’affiche une seule fois, juste après, et prend fin avec votre accès.',
    name: 'Nom',
    nameHint: 'L’endroit où elle sera conservée, par exemple « Okta production ».',
    expiry: 'Expire après',
    expiries: { 90: '90 jours', 365: '1 an', 730: '2 ans', never: 'Jamais' },
    expiryHint: 'À son terme, ce qui l’utilise s’arrête jusqu’à recevoir une nouvelle clé.',
    note: 'Note',
    noteAside: 'requise si elle n’expire jamais',
    noteHint: 'L’endroit où la clé est conservée ; si elle n’expire jamais, pourquoi.',
    scopes: 'Portées',
    scim: 'Provisionnement SCIM',
    scimHint: 'Crée, modifie et désactive des personnes. Rien d’autre.',
    scimRefused: 'Les rôles de ce compte ne le permettent pas : une telle clé serait refusée.',
    read: 'Lecture seule',
    readHint:
      'Voit les personnes, les clés, les réglages de connexion et le journal d’audit, selon ses rôles. Ne modifie rien.',
    all: 'Tout ce que permettent ses rôles',
    allHint: 'Pour vos propres scripts. Qui la détient peut tout ce que peut le compte.',
    custom: 'Autorisations choisies',
    customHint: 'Exactement ce dont un programme a besoin, et rien d’autre.',
    permissions: 'Autorisations',
    noPermissions: 'Les rôles de ce compte ne permettent rien : il n’y a rien à choisir.',
    submit: 'Créer la clé',
    pending: 'Création…',
  },
  reveal: {
    title: 'Copiez cette clé maintenant',
    text: 'Seule son empreinte est conservée : personne ne peut la réafficher, pas même nous.',
    account: 'Compte',
    canDo: 'Permet de',
    canDoScim: 'Lire et modifier des personnes par SCIM',
    canDoRead: 'Lire ce que permettent les rôles de son compte',
    canDoAll: 'Faire tout ce que permettent les rôles de son compte',
    expires: 'Expiration',
    expiresNever: 'Jamais. Révoquez-la dès que plus rien ne l’utilise.',
    leak: 'Si elle fuit',
    leakScim: 'Qui la détient peut créer et désactiver des personnes.',
    leakAll: 'Qui la détient peut faire de même.',
    field: (provider, name) => `Dans ${provider}, ce champ s’appelle ${name}`,
    stored: 'J’ai conservé cette clé en lieu sûr',
    storedFirst: 'Cochez d’abord la case : la clé ne pourra plus être affichée.',
    gone: 'La clé a été affichée une fois et n’est plus là. Si elle n’a pas été conservée, révoquez-la et créez-en une autre.',
  },
  rotate: {
    action: 'Remplacer…',
    title: (name) => `Remplacer « ${name} »`,
    text: 'Une seconde clé avec les mêmes autorisations. Les deux fonctionnent jusqu’à la fin de l’ancienne.',
    overlap: 'L’ancienne clé prend fin au plus tard après',
    overlaps: { 1: '1 jour', 7: '7 jours', 30: '30 jours' },
    overlapHint:
      'Elle prend fin plus tôt dès que la nouvelle sert et que rien n’a utilisé l’ancienne depuis 24 heures.',
    submit: 'Créer la nouvelle clé',
    pending: 'Création…',
    replaced: 'Une autre clé remplace déjà celle-ci.',
    ended: 'Cette clé a pris fin.',
    banner: {
      title: 'Remplacement de clé en cours.',
      waiting: (old, made) =>
        `Rien n’a encore utilisé ${made}. ${old} continue de fonctionner ; elle prend fin dès que ${made} sert et qu’elle est restée 24 heures sans usage.`,
      silent: (old, hours) => `${old} est sans usage depuis ${hours} h. À 24 h, elle prend fin d’elle-même.`,
      latest: (on) => `Au plus tard le ${on}.`,
      progress: (old) => `Silence de ${old}`,
      revoke: 'Révoquer maintenant…',
    },
  },
  revoke: {
    action: 'Révoquer…',
    of: (name) => ` (${name})`,
    title: (name) => `Révoquer « ${name} » ?`,
    text: 'Dès la prochaine requête, elle sera refusée partout. C’est irréversible.',
    used: (ago, by) => `Utilisée ${ago} par ${by} : ce qui l’utilise va s’arrêter.`,
    usedByScim: (ago, by) =>
      `Utilisée ${ago} par ${by} : le provisionnement s’arrête jusqu’à ce que le fournisseur d’identité reçoive une autre clé.`,
    unknownClient: 'un programme sans nom',
    unused: 'Elle n’a jamais servi.',
    submit: 'Révoquer la clé',
    pending: 'Révocation…',
  },
}
