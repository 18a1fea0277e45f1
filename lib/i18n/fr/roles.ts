import type { roles as english } from '../en/roles'
import { number, plural } from '../format'

const many = (count: number, one: string, other: string) => plural(count, { one, other }, 'fr')
const figure = (count: number) => (count > 10_000 ? `plus de ${number(10_000, 'fr')}` : number(count, 'fr'))

export const roles: typeof english = {
  title: 'Rôles',
  purpose:
    'Ce que les personnes et les comptes de service peuvent faire. Qui a plusieurs rôles peut faire tout ce que l’un d’eux permet.',
  table: 'Rôles : à quoi ils servent et qui les a',
  columns: { role: 'Rôle', holders: 'Qui l’a', kind: 'Genre', permissions: 'Autorisations', reason: 'Pourquoi' },
  kinds: { managed: 'Fourni avec Gatehouse', custom: 'Personnalisé' },
  about: {
    Admin: 'Tout. Au moins une personne capable de se connecter le garde toujours.',
    Standard: 'Voit qui est là et tient ses propres clés d’application.',
    'Read only': 'Voit qui est là, sans rien changer.',
    Provisioning: 'Ce qu’il faut à SCIM et rien de plus, pour le compte de votre fournisseur d’identité.',
  },
  holders: (count) => (count > 10_000 ? `plus de ${number(10_000, 'fr')}` : many(count, '# titulaire', '# titulaires')),
  byTeams: (count) => many(count, '# équipe', '# équipes'),
  jit: 'Nouveaux venus par SAML',
  matrix: 'Autorisations par rôle',
  matrixText: 'Chaque ligne est une chose que l’on peut avoir le droit de faire.',
  search: {
    label: 'Chercher parmi les autorisations',
    placeholder: 'Ce qu’on peut faire',
    clear: 'Effacer la recherche',
    none: (query) => `Aucune autorisation ne correspond à « ${query} ».`,
  },
  compare: {
    left: 'Comparer',
    right: 'avec',
    submit: 'Voir les différences',
    all: 'Voir tous les rôles',
    differences: (count) =>
      count === 0 ? 'Les deux permettent exactement la même chose.' : many(count, '# différence.', '# différences.'),
  },
  granted: 'Permis',
  notGranted: 'Non permis',
  create: {
    action: 'Nouveau rôle',
    title: 'Nouveau rôle',
    text: 'Choisissez ce qu’il permet. Vous ne pouvez permettre que ce que vous pouvez faire vous-même.',
    submit: 'Créer le rôle',
    pending: 'Création…',
  },
  name: 'Nom',
  edit: 'Modifier',
  editTitle: (name) => `Modifier « ${name} »`,
  review: 'Voir ce qui change',
  reviewTitle: (name) => `Modifier « ${name} » ?`,
  unchanged: 'Rien ne change.',
  renamed: (before, after) => `Le nom passe de « ${before} » à « ${after} ».`,
  gain: 'Gagne',
  lose: 'Perd',
  gained: (count, total) =>
    `${many(count, '# personne gagne', '# personnes gagnent')} quelque chose, sur ${figure(total)} concernées.`,
  lost: (count, total) =>
    `${many(count, '# personne perd', '# personnes perdent')} quelque chose, sur ${figure(total)} concernées.`,
  gainedNobody: 'Personne n’y gagne : les personnes concernées peuvent déjà tout cela.',
  lostNobody: 'Personne n’y perd : les personnes concernées peuvent tout cela autrement.',
  forPeople: (count) =>
    count > 10_000 ? `plus de ${number(10_000, 'fr')} personnes` : many(count, '# personne', '# personnes'),
  andMore: (count) => `et ${number(count, 'fr')} de plus`,
  save: 'Modifier le rôle',
  saving: 'Enregistrement…',
  back: 'Retour',
  cancel: 'Annuler',
  remove: {
    action: 'Supprimer…',
    title: (name) => `Supprimer « ${name} » ?`,
    unused: 'Personne n’a ce rôle : personne n’y perd.',
    used: (count) =>
      `${count > 10_000 ? `Plus de ${number(10_000, 'fr')} personnes ont` : many(count, '# personne a', '# personnes ont')} ce rôle. Dites ce qu’elles deviennent.`,
    usedByTeams: (teams) => `Équipes qui le donnent : ${teams}.`,
    jit: 'Les nouveaux venus par SAML le reçoivent. Ils auront ce que vous choisissez, sinon Standard.',
    to: 'Elles reçoivent à la place',
    nowhere: 'Rien : elles le perdent simplement',
    choose: 'Choisir…',
    submit: 'Supprimer le rôle',
    pending: 'Suppression…',
  },
  who: 'Qui a ce rôle',
  nobody: 'Personne n’a ce rôle.',
  pages: 'Pages des personnes qui ont ce rôle',
  first: 'Première page',
  service: 'Compte de service',
  allows: 'Ce qu’il permet',
  allowsNothing: 'Rien encore : qui l’a peut se connecter et ne voit aucun réglage.',
  managedText: 'Ce rôle est fourni avec Gatehouse et ne change pas.',
  beyond: 'Vous ne pouvez pas le faire vous-même, donc pas le permettre.',
  beyondRole: 'Il permet plus que ce que vous pouvez faire vous-même.',
  sinceDay: (day) => `depuis le ${day}`,
  because: {
    default: 'reçu à l’arrivée',
    manual: 'accordé par l’exploitant',
    manualBy: (name) => `accordé par ${name}`,
    scim: 'accordé par le fournisseur d’identité (SCIM)',
    rule: 'accordé par une règle de groupe',
    saml: 'accordé à la connexion (SAML)',
    team: (team) => `membre de ${team}`,
  },
  status: { pending: 'Invité', active: 'Actif', disabled: 'Désactivé' },
  notice: {
    saved: 'Le rôle est modifié. Cela vaut dès la prochaine requête de chacun.',
    removed: 'Le rôle est supprimé.',
  },
  gate: {
    title: (plan) => `Les rôles personnalisés demandent ${plan}`,
    text: 'Les rôles fournis avec Gatehouse marchent avec tous les forfaits. Vos rôles personnalisés existants restent en vigueur.',
  },
  areas: {
    people: 'Personnes',
    keys: 'Comptes de service et clés',
    signIn: 'Connexion',
    organization: 'Organisation',
  },
  permissions: {
    user_access_read: {
      name: 'Voir les personnes',
      text: 'Les listes d’utilisateurs, d’équipes et de rôles, et leur contenu.',
    },
    user_access_invite: { name: 'Inviter des personnes', text: 'Envoyer des invitations, et les renvoyer.' },
    user_access_manage: {
      name: 'Gérer les accès',
      text: 'Désactiver, réactiver et supprimer des personnes, accorder des rôles, modifier les rôles personnalisés. C’est ce qui fait un administrateur.',
    },
    teams_manage: {
      name: 'Gérer les équipes',
      text: 'Créer, renommer et supprimer des équipes, et choisir qui en fait partie.',
    },
    service_account_write: {
      name: 'Gérer les comptes de service',
      text: 'Les créer, les modifier, les désactiver et les réactiver.',
    },
    user_app_keys: { name: 'Tenir ses propres clés', text: 'Créer et révoquer ses propres clés d’application.' },
    org_app_keys_read: {
      name: 'Voir toutes les clés',
      text: 'Les clés d’application de tout le monde, sans leurs secrets, et la configuration SCIM.',
    },
    org_app_keys_write: {
      name: 'Gérer toutes les clés',
      text: 'Créer des clés pour les comptes de service et révoquer celles de n’importe qui.',
    },
    org_authn_config_read: {
      name: 'Voir les réglages de connexion',
      text: 'Comment on se connecte, et qui peut venir par SAML.',
    },
    org_authn_config_write: {
      name: 'Modifier les réglages de connexion',
      text: 'Les comptes à la volée et leurs domaines.',
    },
    org_management: {
      name: 'Gérer l’organisation',
      text: 'Son profil et ses domaines, qui est prévenu, ce que ses connexions peuvent faire.',
    },
    audit_logs_read: { name: 'Lire le journal d’audit', text: 'Tout ce qui a été fait ici, et par qui.' },
  },
}
