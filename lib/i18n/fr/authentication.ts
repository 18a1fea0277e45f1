import type { authentication as english } from '../en/authentication'
import { plural } from '../format'

export const authentication: typeof english = {
  title: 'Authentification',
  purpose: 'Comment chacun prouve son identité, et qui peut entrer sans invitation.',
  jit: {
    title: 'Comptes créés à la volée (JIT)',
    text: 'Décide de ce qui arrive quand une personne inconnue ici se connecte par SAML pour la première fois.',
    now: 'actuel',
    on: 'Activé',
    onText: 'Une personne dont l’adresse est dans un domaine listé reçoit aussitôt un compte, sans invitation.',
    off: 'Désactivé',
    offText: 'Elle est refusée et apprend pourquoi. Il lui faut une invitation, ou un compte créé par SCIM.',
    domains: 'Pour les domaines',
    noDomains: 'Aucun : personne ne peut encore entrer ainsi.',
    role: 'Avec le rôle',
    noRole: 'Aucun',
    edit: 'Modifier domaines et rôle',
    warning: {
      title: 'SCIM est actif : désactivez le JIT.',
      text: (client, ago) =>
        `${client} a envoyé sa dernière requête ${ago} et crée déjà les comptes. Le JIT peut laisser entrer des personnes qu’il n’a jamais affectées.`,
      unnamed: 'Votre fournisseur d’identité',
      action: 'Désactiver le JIT',
      pending: 'Désactivation…',
    },
    form: {
      title: 'Domaines et rôle',
      text: 'Pour qui entre par SAML sans invitation.',
      domains: 'Domaines',
      domainsHint: 'Un par ligne, par exemple societe.fr. Une adresse d’un autre domaine est refusée.',
      domainInvalid: (domain) => `« ${domain} » n’est pas un nom de domaine. Écrivez-le comme societe.fr.`,
      role: 'Rôle des arrivants',
      roleHint:
        'Les rôles qui gèrent d’autres personnes ne sont pas proposés : nul ne devient administrateur en se connectant.',
    },
  },
  methods: {
    title: 'Méthodes de connexion',
    passwordText: (least) => `${least} caractères au moins ; les mots de passe trop connus sont refusés`,
  },
  sessions: {
    title: 'Sessions',
    longest: 'Durée maximale',
    idle: 'Sans activité',
    noIdle: 'Sans limite',
    ends: 'Fin immédiate',
    endsText: 'quand la personne est désactivée ou retirée',
    now: 'En cours',
    open: (sessions, people) =>
      `${plural(sessions, { one: '# session', other: '# sessions' }, 'fr')} de ${plural(people, { one: '# personne', other: '# personnes' }, 'fr')}`,
    none: 'Aucune',
    edit: 'Modifier',
    form: {
      title: 'Durée des sessions',
      text: 'Vaut dès la prochaine requête de chacun, authentification unique comprise.',
      longest: 'Au plus',
      longestHint: 'Ensuite, chacun se reconnecte. Une durée plus longue vaut à partir de la prochaine connexion.',
      idle: 'Sans activité',
      idleHint: 'Met fin aux sessions des postes délaissés.',
      noIdle: 'Tant que dure la session',
      other: 'Une autre durée…',
      otherOf: (limit) => `${limit} : combien`,
      unitOf: (limit) => `${limit} : unité`,
      units: { minutes: 'minutes', hours: 'heures', days: 'jours' },
      longestInvalid: 'Choisissez de 10 minutes à 30 jours, en nombre entier.',
      idleInvalid: 'Choisissez au moins 5 minutes, et pas plus que la durée d’une session, en nombre entier.',
      ending: (sessions, people) =>
        `${plural(sessions, { one: '# session ouverte', other: '# sessions ouvertes' }, 'fr')} de ${plural(people, { one: '# personne', other: '# personnes' }, 'fr')} ${plural(sessions, { one: 'prend', other: 'prennent' }, 'fr')} fin aussitôt`,
      endingText:
        'Ces personnes se reconnectent et retrouvent la page où elles étaient ; ce qui n’était pas enregistré est perdu.',
      endingOwn: 'La vôtre en fait partie.',
      confirm: 'Enregistrer et y mettre fin',
    },
  },
}
