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
    onText: 'Qui a une adresse dans un domaine listé reçoit aussitôt un compte, sans invitation.',
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
    days: (days) => plural(days, { one: '# jour', other: '# jours' }, 'fr'),
    ends: 'Fin immédiate',
    endsText: 'quand la personne est désactivée ou retirée',
  },
}
