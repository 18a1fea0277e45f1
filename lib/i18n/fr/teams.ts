import type { teams as english } from '../en/teams'
import { capitalized, number, plural } from '../format'

const many = (count: number, one: string, other: string) => plural(count, { one, other }, 'fr')
const figure = (count: number) => (count > 10_000 ? `plus de ${number(10_000, 'fr')}` : number(count, 'fr'))

export const teams: typeof english = {
  title: 'Équipes',
  purpose: 'Des groupes de personnes, pour les mentions, les liens et les rôles.',
  managedCount: (count) =>
    count > 1
      ? `${figure(count)} gérées par votre fournisseur d’identité`
      : `${figure(count)} gérée par votre fournisseur d’identité`,
  localCount: (count) => (count > 1 ? `${figure(count)} tenues ici` : `${figure(count)} tenue ici`),
  table: 'Équipes : membres, origine et rôles',
  columns: {
    name: 'Nom',
    members: 'Membres',
    source: 'Origine',
    roles: 'Rôles',
    managers: 'Responsables',
    changed: 'Modification',
    since: 'Depuis',
  },
  members: (count) =>
    count > 10_000 ? `plus de ${number(10_000, 'fr')} membres` : many(count, '# membre', '# membres'),
  memberFigure: (count) => (count > 10_000 ? `${number(10_000, 'fr')}+` : number(count, 'fr')),
  local: 'Locale',
  unlinked: 'Soustraite au fournisseur',
  sources: { managed: 'Gérée', local: 'Locale' },
  noRoles: '—',
  search: { label: 'Rechercher des équipes', placeholder: 'Nom ou identifiant', clear: 'Effacer la recherche' },
  filter: {
    source: 'Origine',
    sourceIs: 'Origine :',
    clear: 'Effacer',
    clearSource: 'Afficher de nouveau toutes les origines',
  },
  pages: {
    label: 'Pages d’équipes',
    found: (count) => (count < 2 ? `${figure(count)} équipe` : `${figure(count)} équipes`),
  },
  empty: {
    title: 'Aucune équipe pour l’instant',
    text: 'Une équipe réunit des personnes sous un identifiant. Créez-en une ici, ou laissez votre fournisseur d’identité pousser ses groupes.',
    noneTitle: 'Aucune équipe ne correspond',
    none: (query) => `Aucun nom ni identifiant ne contient « ${query} ».`,
    noneFiltered: 'Aucune équipe n’a l’origine choisie.',
    clear: 'Effacer la recherche et les filtres',
  },
  create: {
    action: 'Nouvelle équipe',
    title: 'Nouvelle équipe',
    text: 'Les équipes gérées viennent de votre fournisseur d’identité. Celle-ci est à vous : vous choisissez son nom et ses membres.',
    name: 'Nom',
    submit: 'Créer l’équipe',
    pending: 'Création…',
  },
  handle: {
    label: 'Identifiant',
    follows:
      'L’identifiant découle du nom : minuscules, sans accents, les espaces deviennent _, et seuls restent a–z, 0–9, le point, le tiret, _, / et les deux-points.',
    generated: 'Tiré de l’ID, car le nom n’a aucune lettre utilisable',
    long: 'Coupé à 195 caractères',
  },
  detail: {
    members: 'Membres',
    about: 'À propos',
    description: 'Description',
    noDescription: 'Personne n’a encore décrit cette équipe.',
    links: 'Liens',
    noLinks: 'Aucun lien pour l’instant : une procédure, un tableau de bord, un salon.',
    edit: 'Modifier',
    editTitle: (name) => `Modifier « ${name} »`,
    created: 'Création',
    changed: 'Modification',
    externalId: 'ID externe',
    id: 'ID de l’équipe',
    findMember: 'Chercher un membre',
    findLabel: 'Chercher un membre de cette équipe',
    noMembers: 'Personne n’est encore dans cette équipe.',
    noMemberFound: (query) => `Aucun membre ne correspond à « ${query} ».`,
    addedBy: 'Ajout par',
    byProvider: 'Fournisseur d’identité',
    byHand: 'Ajouté ici',
    remove: 'Retirer',
    removeMember: (name) => `Retirer ${name} de l’équipe`,
    removing: 'Retrait…',
    pages: 'Pages de membres',
    first: 'Première page',
    membersOwned: (provider) => `Les membres changent dans ${provider}.`,
  },
  managers: {
    title: 'Responsables',
    text: 'Ils changent les membres, la description et les liens de cette équipe sans gérer toutes les équipes. Ils n’accordent aucun rôle au-delà des leurs.',
    textOwned: (provider) =>
      `Ils changent la description et les liens de cette équipe. Ses membres changent dans ${provider}.`,
    some: (first, more) => (more > 0 ? `${first} +${number(more, 'fr')}` : first),
    find: 'Nouveau responsable',
    search: 'Chercher',
    nobody: (query) => `Parmi ceux qui n’en sont pas responsables, personne ne correspond à « ${query} ».`,
    submit: 'Les nommer responsables',
    removeLabel: (name) => `Retirer l’équipe à ${name}`,
    added: (count) =>
      many(
        count,
        '# personne de plus est responsable de cette équipe.',
        '# personnes de plus sont responsables de cette équipe.',
      ),
    removed: 'L’équipe n’est plus sous sa responsabilité.',
  },
  add: {
    label: 'Ajouter des personnes',
    placeholder: 'Nom ou adresse',
    search: 'Chercher',
    found: (count) =>
      many(count, '# personne n’est pas encore dans l’équipe', '# personnes ne sont pas encore dans l’équipe'),
    first: (count) => `Les ${number(count, 'fr')} premiers résultats. Précisez pour en voir d’autres.`,
    nobody: (query) => `Personne hors de l’équipe ne correspond à « ${query} ».`,
    submit: 'Ajouter les personnes choisies',
    pending: 'Ajout…',
    gains: (roles) => `Elles reçoivent ce que l’équipe donne à ses membres : ${roles}.`,
  },
  ribbon: {
    title: (provider) => `Gérée par ${provider}.`,
    text: 'Le nom, l’identifiant et les membres changent là-bas. La description, les liens, les responsables et les rôles restent à vous.',
    nameOwned: (provider) => `Gérée par ${provider} : changez le nom là-bas, l’identifiant suit.`,
  },
  provider: {
    title: 'Fournisseur d’identité',
    managed: (provider) => `${capitalized(provider)} décide du nom, de l’identifiant et des membres.`,
    local: 'Cette équipe est tenue ici. Un groupe du même nom ne peut la reprendre que si c’est permis.',
    localOpen: 'Aucun rôle ne dépend de cette équipe : un groupe du même nom la reprend.',
    allowed: 'Vous avez permis au fournisseur d’identité de la reprendre : un groupe du même nom devient cette équipe.',
    unlinked:
      'Vous soustrayez cette équipe au fournisseur d’identité : ses appels reçoivent la même réponse que si elle n’existait pas.',
    onDelete: {
      keep_team: 'Si le groupe y est supprimé, l’équipe reste ici sans ses membres.',
      keep_members: 'Si le groupe y est supprimé, l’équipe reste ici avec ses membres.',
      delete: 'Si le groupe y est supprimé, l’équipe est supprimée ici aussi.',
    },
    allow: 'Permettre la reprise',
    allowing: 'Autorisation…',
    link: 'Relier de nouveau',
    linking: 'Liaison…',
    stop: 'Ne plus gérer…',
  },
  sync: {
    title: 'Dernière synchronisation',
    failed: (count) => many(count, '# refusée', '# refusées'),
    none: 'Rien depuis 30 jours.',
    cause: 'Voir la cause et le remède',
    all: 'Toutes les requêtes sur cette équipe',
  },
  conflict: {
    title: (group) => `« ${group} » existe deux fois.`,
    text: (ago, team, handle) =>
      `Votre fournisseur d’identité a envoyé ce groupe ${ago} et a été refusé : l’équipe ${team} (@${handle}) est tenue ici.`,
    own: (ago, handle) =>
      `Votre fournisseur d’identité a envoyé ce groupe ${ago} et a été refusé, car cette équipe a l’identifiant @${handle}. Permettez la reprise ci-dessous et faites renvoyer le groupe, ou renommez l’un des deux.`,
    settle: 'Lier ou renommer…',
    request: 'Voir la requête',
  },
  unlink: {
    title: (name) => `Ne plus faire gérer « ${name} » ?`,
    now: (members) => `L’équipe reste ici avec ses ${members}, et vous pouvez la modifier.`,
    former: (count) =>
      many(
        count,
        '# personne qui en faisait partie avant la reprise revient, si elle est encore là.',
        '# personnes qui en faisaient partie avant la reprise reviennent, si elles sont encore là.',
      ),
    next: (provider) =>
      `${capitalized(provider)} ne la voit plus : son prochain appel à propos de ce groupe reçoit « introuvable ». Retirez aussi le groupe là-bas, ou reliez l’équipe plus tard.`,
    submit: 'Ne plus gérer',
    pending: 'Arrêt…',
  },
  remove: {
    action: 'Supprimer…',
    title: (name) => `Supprimer « ${name} » ?`,
    text: (count) =>
      count > 10_000
        ? `L’équipe disparaît pour de bon. Elle a plus de ${number(10_000, 'fr')} membres, qui restent ici.`
        : count === 0
          ? 'L’équipe disparaît pour de bon. Personne n’en fait partie.'
          : many(
              count,
              'L’équipe disparaît pour de bon. Elle a # membre, qui reste ici.',
              'L’équipe disparaît pour de bon. Elle a # membres, qui restent ici.',
            ),
    roles: (roles) => `Elles perdent ce que l’équipe leur donnait : ${roles}.`,
    submit: 'Supprimer l’équipe',
    pending: 'Suppression…',
  },
  rules: {
    title: 'Rôles de cette équipe',
    none: 'Les membres ne reçoivent aucun rôle du fait d’en être.',
    text: 'Qui est dans l’équipe a ces rôles, et les perd en la quittant.',
    by: (name) => `accordé par ${name}`,
    choose: 'Rôle',
    chooseFirst: 'Choisir un rôle…',
    chosenNone: 'Choisissez le rôle que reçoivent ses membres.',
    look: 'Voir ce qui change…',
    grantTitle: (role, team) => `Donner « ${role} » à « ${team} » ?`,
    revokeTitle: (role, team) => `Retirer « ${role} » à « ${team} » ?`,
    grant: 'Donner le rôle',
    revoke: 'Retirer le rôle',
    revokeAction: 'Retirer…',
    revokeLabel: (role) => `Retirer ${role} à l’équipe…`,
    pending: 'Enregistrement…',
    all: 'L’équipe a déjà tous les rôles.',
    managesProvider: (provider) =>
      `Ce rôle peut gérer les accès, et ${provider} décide qui est dans cette équipe. Sa connexion ne le permet pas.`,
  },
  notice: {
    created: (name) => `${name} est créée. Ajoutez ses premiers membres.`,
    saved: 'Enregistré.',
    added: (count) => many(count, '# personne a été ajoutée.', '# personnes ont été ajoutées.'),
    addedNobody: 'Choisissez au moins une personne.',
    removed: 'Personne retirée de l’équipe.',
    unlinked: 'L’équipe est à vous maintenant.',
    linked: 'Le fournisseur d’identité voit de nouveau l’équipe et peut la reprendre.',
    allowed: 'Le fournisseur d’identité peut maintenant reprendre l’équipe.',
    granted: 'Toutes les personnes de l’équipe ont maintenant le rôle.',
    revoked: 'L’équipe ne donne plus ce rôle.',
  },
  links: {
    label: 'Texte',
    url: 'Adresse web',
    of: (place) => `du lien ${number(place, 'fr')}`,
    hint: 'Sans texte, le nom du site s’affiche. Videz une adresse pour retirer son lien.',
  },
  cancel: 'Annuler',
}
