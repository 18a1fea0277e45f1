import type { samlPeople as english } from '../en/saml-people'
import { plural } from '../format'

const people = (count: number) => plural(count, { one: '# personne', other: '# personnes' }, 'fr')

export const samlPeople: typeof english = {
  newcomersNote: {
    recent: (count) =>
      count === 0
        ? 'Personne n’est venu par le JIT ces 30 derniers jours.'
        : plural(
            count,
            {
              one: '# personne est venue par le JIT ces 30 derniers jours.',
              other: '# personnes sont venues par le JIT ces 30 derniers jours.',
            },
            'fr',
          ),
    unknown: (count) => plural(count, { one: '# est inconnue de SCIM.', other: '# sont inconnues de SCIM.' }, 'fr'),
    see: 'Voir qui',
  },
  mappings: {
    title: 'Rôles et équipes par attribut',
    purpose: 'Ce qu’un attribut de la connexion donne ici à une personne.',
    attribute: 'Attribut',
    value: 'Valeur',
    gives: 'Donne',
    role: 'Rôle',
    team: 'Équipe',
    any: 'toute valeur',
    manages: 'gère les accès',
    remove: 'Retirer',
    none: 'Aucune association',
    noneText:
      'Sans elles, une connexion ne donne rien : chacun garde ses rôles et équipes. Avec une, par exemple, qui est dans « Ingénierie » chez votre fournisseur reçoit un rôle ici.',
    rulesTitle: 'Comment elles s’accordent',
    rules: [
      'À chaque connexion, une personne reçoit exactement ce que donnent ensemble les associations qui s’appliquent ; ce que SAML donnait et ne donne plus part.',
      'Ce que donnent les gens d’ici, les règles ou SCIM n’est jamais touché. Tout compte côte à côte, et le plus large l’emporte.',
      'Les équipes que gère SCIM lui sont laissées et ne sont pas proposées.',
      'Le dernier administrateur garde ce qui le fait tel, quoi que disent les attributs.',
    ],
    addTitle: 'Ajouter une association',
    attributeHint: 'Comme le fournisseur l’envoie, par exemple groups.',
    valueHint: 'Comparée exactement. * vaut pour toute valeur.',
    target: 'Donne',
    choose: 'Choisir un rôle ou une équipe',
    roles: 'Rôles',
    teams: 'Équipes',
    tryIt: 'Essayer sur les connexions récentes',
    previewTitle: 'Ce qu’elle ferait',
    tried: (count) =>
      plural(
        count,
        {
          one: 'Essayée sur ce que le fournisseur a dit de # personne ces 30 derniers jours.',
          other: 'Essayée sur ce que le fournisseur a dit de # personnes ces 30 derniers jours.',
        },
        'fr',
      ),
    triedNobody: 'Personne ne s’est connecté par ce fournisseur ces 30 derniers jours : rien sur quoi l’essayer.',
    unchanged: 'Personne ne changerait.',
    changed: (count) =>
      plural(
        count,
        {
          one: '# personne changerait à sa prochaine connexion :',
          other: '# personnes changeraient à leur prochaine connexion :',
        },
        'fr',
      ),
    gains: (what) => `reçoit ${what}`,
    loses: (what) => `perd ${what}`,
    more: (count) => `et ${count} de plus`,
    locksOutSelf: 'Vous perdriez le droit de gérer les accès à votre prochaine connexion.',
    locksOutAll: 'Il ne resterait personne pour administrer l’organisation. Le dernier garderait son rôle.',
    confirmManages: (name) => `${name} permet de gérer les accès. Tapez « ${name} » pour confirmer`,
    add: 'Ajouter l’association',
    adding: 'Ajout…',
    removeTitle: (name) => `Retirer l’association à ${name} ?`,
    removeSubmit: 'Retirer l’association',
    removing: 'Retrait…',
  },
  newcomers: {
    title: 'Personnes venues par le JIT',
    purpose:
      'Elles ont obtenu un compte en se connectant, et SCIM ne les connaît pas. Décidez pour chacune, ou pour toutes.',
    turnedOff: 'Les comptes à la volée sont désactivés. Ces personnes sont venues quand ils étaient activés.',
    none: 'Plus personne à décider',
    noneText: 'Quiconque est venu par les comptes à la volée est géré par SCIM, a été gardé ou est parti.',
    back: 'Revenir à l’authentification',
    came: (ago) => `venue ${ago}`,
    decision: 'Décision',
    link: 'Relier',
    linkText: 'SCIM peut la reprendre à sa prochaine écriture pour son adresse.',
    disable: 'Désactiver',
    disableText: 'Met fin à ses sessions et clés ; elle ne peut plus se connecter.',
    keep: 'Garder',
    keepText: 'Elle reste comme elle est, hors de SCIM, et quitte cette liste.',
    linked: 'SCIM peut reprendre',
    pending: 'En cours…',
    all: (count) => `Pour les ${people(count)}`,
    linkAll: 'Tout relier',
    disableAll: 'Tout désactiver',
    keepAll: 'Tout garder',
    disableAllTitle: (count) => `Désactiver ${people(count)} ?`,
    disableAllText:
      'Leurs sessions et clés personnelles prennent fin aussitôt. Vous et le dernier administrateur restez comme vous êtes.',
    notAll: (count, why) =>
      `${plural(count, { one: '# personne laissée telle quelle', other: '# personnes laissées telles quelles' }, 'fr')} : ${why}`,
    shown: (shown, total) => `Les ${shown} dernières venues sur ${total} sont montrées.`,
  },
  identities: {
    title: 'Authentification unique',
    linkedBy: { scim: 'liée comme SCIM l’a créée', address: 'liée par une adresse prouvée', jit: 'venue par le JIT' },
    unlink: 'Délier',
    unlinking: 'Retrait du lien…',
    unlinked: 'Le lien est parti. Il est refait à sa prochaine connexion, si quelque chose dit qui elle est.',
  },
}
