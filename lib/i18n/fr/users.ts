import type { users as english } from '../en/users'
import { number, plural } from '../format'

const people = (count: number, one: string, other: string) => plural(count, { one, other }, 'fr')

export const users: typeof english = {
  title: 'Utilisateurs',
  purpose: (organization) => `Toutes les personnes qui peuvent se connecter à ${organization}.`,
  counted: {
    active: (count) => people(count, 'actif', 'actifs'),
    invited: (count) => people(count, 'invité', 'invités'),
    expired: (count) => people(count, 'expiré', 'expirés'),
    bounced: (count) => people(count, 'refusé', 'refusés'),
    disabled: (count) => people(count, 'désactivé', 'désactivés'),
  },
  states: { active: 'Actif', invited: 'Invité', expired: 'Expiré', bounced: 'Refusé', disabled: 'Désactivé' },
  sources: {
    scim: 'SCIM',
    saml: 'SAML',
    invited: 'Invitation',
    imported: 'Import',
    api: 'API',
    setup: 'Installation',
  },
  columns: {
    name: 'Nom',
    status: 'État',
    roles: 'Rôles',
    source: 'Origine',
    teams: 'Équipes',
    created: 'Création',
    lastSignIn: 'Dernière connexion',
    actions: 'Actions',
  },
  table: 'Utilisateurs : état, rôles, origine et dernière connexion',
  moreRoles: (count) => `+${number(count, 'fr')}`,
  never: 'Jamais',
  noAddress: 'Aucune adresse à inviter',
  noInvitation: 'Pas encore invité',
  linkExpires: (when) => `Le lien expire ${when}`,
  linkExpired: (when) => `Lien expiré ${when}`,
  bouncedUnexplained: 'L’adresse a refusé le message',
  disabledOn: (when) => `Désactivé ${when}`,
  rowMenu: (name) => `Actions pour ${name}`,
  search: {
    label: 'Rechercher des utilisateurs',
    placeholder: 'Nom, adresse, titre, ID externe',
    clear: 'Effacer la recherche',
  },
  facets: {
    names: {
      states: 'État',
      roles: 'Rôle',
      teams: 'Équipe',
      sources: 'Origine',
      signIns: 'Dernière connexion',
      keys: 'Clés',
    },
    namesIs: {
      states: 'État :',
      roles: 'Rôle :',
      teams: 'Équipe :',
      sources: 'Origine :',
      signIns: 'Dernière connexion :',
      keys: 'Clés :',
    },
    clear: (name) => `Afficher de nouveau tout le monde, sans filtre «\u202f${name}\u202f»`,
    times: {
      week: 'Dans les 7 jours',
      month: 'Il y a 7 à 30 jours',
      quarter: 'Il y a 30 à 90 jours',
      older: 'Il y a plus de 90 jours',
      never: 'Jamais',
    },
    holdings: { any: 'Possède une clé d’application', scim: 'Possède une clé pour SCIM' },
    moreTeams: 'Les 50 premières par ordre alphabétique.',
  },
  look: {
    label: 'Colonnes et densité',
    columns: 'Colonnes',
    rows: 'Lignes',
    comfortable: 'Confortables',
    compact: 'Compactes',
  },
  filter: {
    chosen: (first, others) => (others > 0 ? `${first}, +${number(others, 'fr')}` : first),
    clear: 'Effacer',
  },
  pages: {
    label: 'Pages d’utilisateurs',
  },
  empty: {
    title: 'Personne ne correspond',
    text: (query) =>
      `Aucun nom, adresse, titre ou ID externe ne contient «\u202f${query}\u202f» parmi les personnes affichées.`,
    filtered: 'Aucun utilisateur ne correspond à tous les filtres choisis.',
    clear: 'Effacer la recherche et les filtres',
    hidden: (count) =>
      `${people(count, '# personne correspond', '# personnes correspondent')} dans un autre état, peut-être désactivé.`,
    showAll: 'Afficher tous les états',
  },
  expired: {
    title: (count) => people(count, '# invitation a expiré.', '# invitations ont expiré.'),
    text: (count, hours) =>
      `${people(count, 'Son lien ne fonctionne', 'Leurs liens ne fonctionnent')} plus après ${people(hours, '# heure', '# heures')}.`,
    resendAll: (count) => (count === 1 ? 'Renvoyer' : `Renvoyer les ${number(count, 'fr')}`),
    resendFirst: (count) => `Renvoyer les ${number(count, 'fr')} premières`,
    review: 'Passer en revue',
  },
  resend: {
    action: 'Renvoyer',
    menu: 'Renvoyer l’invitation',
    pending: 'Envoi…',
    notOpen: 'Seule une invitation ouverte peut être renvoyée',
    noAddress: 'Il n’y a pas d’adresse à laquelle l’envoyer',
  },
  copyId: 'Copier l’ID',
  copied: 'Copié',
  notice: {
    resent: (address) => `Un nouveau lien est en route vers ${address} ; l’ancien ne fonctionne plus.`,
    resentAll: (count) =>
      count === 0
        ? 'Plus aucune invitation n’avait expiré : rien n’a été envoyé.'
        : people(
            count,
            'Un nouveau lien est en route vers # personne ; l’ancien ne fonctionne plus.',
            'De nouveaux liens sont en route vers # personnes ; les anciens ne fonctionnent plus.',
          ),
    sessionsEnded: (count) =>
      count === 0
        ? 'Cette session n’existait déjà plus.'
        : people(count, '# session a pris fin.', '# sessions ont pris fin.'),
    adoptable: 'Le fournisseur d’identité peut reprendre cette personne à sa prochaine écriture.',
    removed: 'La personne est supprimée.',
    idCopied: 'L’ID de l’utilisateur a été copié.',
    disabled: (name) => `${name} n’a plus accès et a été déconnecté partout.`,
    enabled: (name) => `${name} peut de nouveau se connecter.`,
    invitedAgain: (name) => `${name} est réactivé. Une invitation est en route, car l’adresse n’a jamais été vérifiée.`,
  },
  disable: {
    open: 'Désactiver…',
    title: (name) => `Désactiver ${name} ?`,
    now: 'L’accès prend fin aussitôt. Les rôles restent : réactiver rend tout le reste.',
    ends: (sessions, keys) => {
      const signedIn = sessions > 0 ? `met fin à ${people(sessions, '# session', '# sessions')}` : ''
      const owned = keys > 0 ? `révoque ${people(keys, '# clé d’application', '# clés d’application')}` : ''
      const both = [signedIn, owned].filter(Boolean).join(' et ')
      return both && `Cela ${both}.`
    },
    endsNothing: 'Il n’y a ni session à fermer ni clé d’application à révoquer.',
    keysStay: 'Les clés révoquées ne reviennent pas.',
    invitation: 'L’invitation ouverte est annulée.',
    managed:
      'Votre fournisseur d’identité gère cette personne et rétablira son accès à la prochaine synchronisation. Retirez-lui aussi l’application là-bas.',
    self: 'Vous ne pouvez pas vous désactiver vous-même. Adressez-vous à un autre administrateur.',
    stops: (keys) =>
      `Le provisionnement s’arrête : ${people(keys, '# de ces clés sert', '# de ces clés servent')} à SCIM.`,
    stopsText:
      'Votre fournisseur d’identité sera alors refusé. Créez plutôt d’abord un compte de service avec sa propre clé, et saisissez cette clé chez le fournisseur.',
    phrase: 'arrêter le provisionnement',
    typePhrase: (phrase) => `Saisissez «\u202f${phrase}\u202f» pour continuer`,
    submit: 'Désactiver',
    pending: 'Désactivation…',
  },
  remove: {
    open: 'Supprimer…',
    title: (name) => `Supprimer ${name} définitivement ?`,
    text: (teams) =>
      `Rôles, mot de passe, clés${teams > 0 ? ` et ${people(teams, '# appartenance à une équipe', '# appartenances à des équipes')}` : ''} disparaissent et ne reviennent pas. Le journal d’audit garde le nom. La même adresse peut être invitée de nouveau, comme une nouvelle personne.`,
    managed:
      'Votre fournisseur d’identité gère cette personne : supprimez-la là-bas, sinon elle reviendra à la prochaine synchronisation.',
    submit: 'Supprimer définitivement',
    pending: 'Suppression…',
  },
  bulk: {
    label: 'Que faire des personnes sélectionnées',
    select: (name) => `Sélectionner ${name}`,
    selectPage: 'Sélectionner toute la page',
    selectedOne: '# sélectionnée',
    selected: '# sélectionnées',
    all: (total) => `Les ${total} qui correspondent`,
    clear: 'Effacer la sélection',
    back: 'Retour à la liste',
    nobody:
      'Personne n’est sélectionné, ou les personnes sélectionnées ne sont plus là. Revenez en arrière et cochez des personnes.',
    nothingChosen: 'Choisissez au moins un rôle à accorder ou à retirer.',
    pending: 'En cours…',
    whom: (count, told, others) =>
      others > 0
        ? `${told} et ${people(others, '# autre', '# autres')} : ${people(count, '# personne', '# personnes')}.`
        : told,
    tasks: {
      resend: {
        open: 'Renvoyer l’invitation',
        title: 'Envoyer de nouvelles invitations ?',
        submit: 'Envoyer',
        done: (count) =>
          people(
            count,
            'Un nouveau lien est en route vers # personne.',
            'De nouveaux liens sont en route vers # personnes.',
          ),
      },
      roles: {
        open: 'Modifier les rôles',
        title: 'Modifier les rôles',
        submit: 'Modifier les rôles',
        done: (count) => people(count, 'Les rôles de # personne ont changé.', 'Les rôles de # personnes ont changé.'),
      },
      team: {
        open: 'Ajouter à une équipe',
        title: 'Ajouter à une équipe',
        submit: 'Ajouter',
        done: (count) => people(count, '# personne a rejoint l’équipe.', '# personnes ont rejoint l’équipe.'),
      },
      disable: {
        open: 'Désactiver',
        title: 'Désactiver ces personnes ?',
        submit: 'Désactiver',
        done: (count) =>
          people(
            count,
            '# personne n’a plus accès et a été déconnectée partout.',
            '# personnes n’ont plus accès et ont été déconnectées partout.',
          ),
      },
      enable: {
        open: 'Réactiver',
        title: 'Réactiver ces personnes ?',
        submit: 'Réactiver',
        done: (count) => people(count, '# personne est réactivée.', '# personnes sont réactivées.'),
      },
    },
    unchanged: (count) => people(count, 'Rien à changer pour # personne.', 'Rien à changer pour # personnes.'),
    refused: (count) =>
      people(count, '# personne est restée telle quelle :', '# personnes sont restées telles quelles :'),
    refusal: (name, why) => `${name} : ${why}`,
    resends: (open, others) =>
      `${people(open, '# invitation ouverte est renvoyée ; son ancien lien cesse de fonctionner.', '# invitations ouvertes sont renvoyées ; leurs anciens liens cessent de fonctionner.')}${others > 0 ? ` ${people(others, '# personne n’a', '# personnes n’ont')} pas d’invitation ouverte et reste de côté.` : ''}`,
    enables: (disabled, others) =>
      `${people(disabled, '# personne peut', '# personnes peuvent')} de nouveau se connecter ; sans adresse vérifiée, une nouvelle invitation part. Les clés révoquées le restent.${others > 0 ? ` ${people(others, '# est déjà active.', '# sont déjà actives.')}` : ''}`,
    disables: (active, others) =>
      `L’accès de ${people(active, '# personne', '# personnes')} prend fin aussitôt ; équipes et rôles restent.${others > 0 ? ` ${people(others, '# est déjà désactivée.', '# sont déjà désactivées.')}` : ''}`,
    rolesText:
      'Dites pour chaque rôle ce qu’il advient. Les rôles venus du fournisseur d’identité, d’une équipe ou de SAML ne changent pas.',
    managed: {
      disable: (count) =>
        `Votre fournisseur d’identité gère ${people(count, '# d’entre elles', '# d’entre elles')} et rétablira l’accès à la prochaine synchronisation. Retirez-leur aussi l’application là-bas.`,
      enable: (count) =>
        `Votre fournisseur d’identité gère ${people(count, '# d’entre elles', '# d’entre elles')} et peut les désactiver de nouveau à la prochaine synchronisation.`,
      roles: (count) =>
        `Votre fournisseur d’identité gère ${people(count, '# d’entre elles', '# d’entre elles')}. Les rôles qu’il accorde ne se retirent que là-bas.`,
    },
    leave: 'Laisser tel quel',
    grant: 'Accorder',
    revoke: 'Retirer',
    team: 'Équipe',
    teamHint: 'Qui rejoint l’équipe en reçoit les rôles.',
    teamManaged: (name) => `${name} (tenue par le fournisseur d’identité)`,
  },
  enable: {
    open: 'Réactiver',
    pending: 'Réactivation…',
    returns: 'Si vous réactivez la personne ici, il peut la désactiver de nouveau à la prochaine synchronisation.',
  },
  person: {
    panel: (name) => `À propos de ${name}`,
    page: 'Ouvrir en page entière',
    ribbon: 'Géré par votre fournisseur d’identité.',
    ribbonText: 'Le nom, l’adresse et l’état se modifient là-bas.',
    ownedHint: 'Vient de votre fournisseur d’identité',
    copy: (what) => `Copier : ${what}`,
    attributes: 'Attributs',
    userName: 'Nom d’utilisateur',
    email: 'E-mail',
    titleOf: 'Titre',
    externalId: 'ID externe',
    language: 'Langue',
    zone: 'Fuseau horaire',
    id: 'ID utilisateur',
    created: 'Création',
    byName: (name) => `par ${name}`,
    verified: 'Vérification',
    notVerified: 'Pas encore',
    lastSignIn: 'Dernière connexion',
    missing: '—',
    roles: 'Rôles',
    noRoles: 'Aucun rôle : cette personne peut se connecter et ne voit rien.',
    heldBy: {
      default: 'Donné à chaque nouvelle personne',
      manual: 'Accordé ici',
      scim: 'Accordé par votre fournisseur d’identité',
      rule: 'Accordé par une règle de groupe',
      saml: 'Accordé à la connexion par SAML',
      team: 'Accordé par une équipe',
    },
    byTeam: (team) => `Par l’équipe ${team}`,
    changeRoles: 'Modifier les rôles',
    teams: 'Équipes',
    noTeams: 'Dans aucune équipe.',
    teamManaged: 'Tenue par votre fournisseur d’identité',
    addToTeam: 'Ajouter à une équipe',
    endSession: 'Mettre fin',
    endSessions: (count) => `Mettre fin aux ${number(count, 'fr')} sessions`,
    ending: 'En cours…',
    keyProvisions: 'fait fonctionner SCIM',
    secondStep: (when) => `Une seconde étape est demandée (${when}).`,
    secondStepText:
      'Le fournisseur d’identité voulait retirer ce dernier administrateur : sessions et clés ont pris fin. L’accès revient quand un exploitant lance `gatehouse user release`.',
    local: 'Géré ici. SCIM ne reprend cette personne que si vous le permettez.',
    allowAdoption: 'Permettre',
    allowing: 'En cours…',
    adoptable: (when) => `Géré ici. Le fournisseur d’identité peut reprendre cette personne (permis ${when}).`,
    grantedBy: (name) => `Accordé par ${name}`,
    invitation: 'Invitation',
    mail: 'Message',
    link: 'Lien',
    askedBy: 'Envoyée par',
    askedByProvider: 'Votre fournisseur d’identité ou la ligne de commande',
    delivery: {
      queued: 'En attente d’envoi',
      sent: (when) => `Envoyé ${when}`,
      sentSometime: 'Envoyé',
      bounced: 'Refusé par le serveur de messagerie',
      cancelled: 'Annulé avant l’envoi',
    },
    answer: 'Réponse',
    expires: (when, exactly) => `Expire ${when}, le ${exactly}`,
    expired: (when, exactly) => `Expiré ${when}, le ${exactly}`,
    sessions: 'Sessions',
    noSessions: 'Connecté nulle part.',
    unknownDevice: 'Appareil inconnu',
    browserOn: (browser, system) => `${browser} sur ${system}`,
    signedIn: (when) => `connecté ${when}`,
    seen: (when) => `vu ${when}`,
    keys: 'Clés d’application',
    noKeys: 'Aucune clé personnelle.',
    keyUsed: (when) => `utilisée ${when}`,
    keyUnused: 'jamais utilisée',
    keyExpires: (when) => `expire ${when}`,
    keyForever: 'n’expire pas',
    events: 'Derniers événements',
    noEvents: 'Rien n’a encore été enregistré.',
    andMore: (count) => `et ${number(count, 'fr')} de plus`,
  },
  attributes: {
    userName: 'nom d’utilisateur',
    displayName: 'nom',
    name: 'nom',
    'name.givenName': 'prénom',
    'name.familyName': 'nom de famille',
    'name.formatted': 'nom',
    emails: 'adresse',
    title: 'titre',
    externalId: 'ID externe',
    preferredLanguage: 'langue',
    timezone: 'fuseau horaire',
  },
  events: {
    created: (actor, person) => `${actor} a créé ${person}`,
    changed: (actor, what) => `${actor} a modifié : ${what}`,
    changedTo: (actor, what, before, after) => `${actor} a modifié : ${what}, de ${before} à ${after}`,
    disabled: (actor, person) => `${actor} a désactivé ${person}`,
    enabled: (actor, person) => `${actor} a réactivé ${person}`,
    restored: (actor, person) => `${actor} a rétabli ${person}`,
    adopted: (actor, person) => `${actor} gère désormais ${person}`,
    adoptionAllowed: (actor, person) => `${actor} a permis au fournisseur d’identité de gérer ${person}`,
    rolesChanged: (actor, person) => `${actor} a modifié les rôles de ${person}`,
    passwordSet: (actor, person) => `${actor} a défini un mot de passe pour ${person}`,
    lockedOut: (actor, person) =>
      `${actor} a demandé de retirer ${person}, dernier administrateur, dont les sessions et les clés ont pris fin`,
    released: (actor, person) => `${actor} a de nouveau permis à ${person} de se connecter`,
    signedIn: (actor) => `Connexion de ${actor}`,
    signedOut: (actor) => `Déconnexion de ${actor}`,
    invited: (actor, address) => `${actor} a envoyé une invitation à ${address}`,
    requested: (actor) => `${actor} a demandé une nouvelle invitation`,
    accepted: (actor) => `${actor} a accepté l’invitation`,
    keyCreated: (actor, person) => `${actor} a créé une clé d’application de ${person}`,
    ownKeyCreated: (actor) => `${actor} a créé une clé d’application`,
    ownKeyRevoked: (actor) => `${actor} a révoqué une de ses clés d’application`,
    keyRevoked: (actor, person) => `${actor} a révoqué une clé d’application de ${person}`,
    other: (actor, event) => `${actor} : ${event}`,
  },
}
