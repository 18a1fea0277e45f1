import type { connection as english } from '../en/connection'

export const connection: typeof english = {
  health: {
    title: 'Dernières 24 heures',
    states: { good: 'En marche', warning: 'Des refus', failing: 'En échec' },
    silent: 'Aucune requête',
    last: 'Dernière requête',
    requests: 'Requêtes',
    failures: 'Refusées ou en échec',
    over: (count) => `plus de ${count}`,
    activity: 'Ouvrir l’activité',
    refused: 'Voir les refus',
  },
  personal: {
    title: (name) => `Le provisionnement utilise une clé de ${name}, une personne.`,
    also: (name) => `Une clé de ${name}, une personne, a aussi servi au provisionnement.`,
    alsoText:
      'Elle prendra fin le jour de son départ. Si quelque chose en a encore besoin, donnez-lui la clé d’un compte de service, puis révoquez-la.',
    text: 'Il s’arrêtera le jour de son départ. Créez ci-dessous une clé pour un compte de service, collez-la chez votre fournisseur, puis révoquez la sienne.',
  },
  guides: { okta: 'Guide pour Okta', entra: 'Guide pour Microsoft Entra ID' },
  settings: {
    title: 'Ce que votre fournisseur peut faire',
    text: 'Il peut toujours créer, modifier et désactiver les personnes qu’il a créées. Chaque option étend sa portée.',
    on: 'Autorisé',
    off: 'Non autorisé',
    adoptsPeople: {
      title: 'Reprendre des personnes créées ici',
      text: 'Activé : une affectation reprend la personne de même nom d’utilisateur ou adresse, qui garde ses rôles. Un administrateur demande toujours un clic à part. Désactivé : le fournisseur reçoit 409 tant que vous ne l’autorisez pas pour cette personne.',
    },
    adoptsTeams: {
      title: 'Reprendre des équipes créées ici',
      text: 'Activé : un groupe envoyé reprend l’équipe du même nom, et ses membres deviennent ceux du groupe. Désactivé : les équipes dont les membres ont un rôle restent les vôtres.',
    },
    grantsManagement: {
      title: 'Donner des rôles qui gèrent les accès',
      text: 'Activé : qui administre votre fournisseur peut créer des administrateurs ici. Désactivé : ces rôles se donnent ici seulement.',
    },
    acceptsPasswords: {
      title: 'Définir des mots de passe',
      text: 'Activé : chacun peut se connecter avec le mot de passe qu’envoie votre fournisseur. Désactivé : un mot de passe reçu est ignoré, et chacun choisit le sien.',
    },
    groupDelete: {
      title: 'Ce que laisse un groupe supprimé',
      keep_team: 'L’équipe, vide',
      keep_teamText:
        'Les membres perdent ce que l’équipe leur donnait ; son nom, ses liens et ses rôles attendent le prochain groupe de ce nom.',
      keep_members: 'L’équipe et ses membres',
      keep_membersText: 'Personne ne perd d’accès ; vous gérez désormais l’équipe.',
      delete: 'Rien',
      deleteText:
        'L’équipe est retirée et ses membres perdent ce qu’elle leur donnait. Seul le journal d’audit s’en souvient.',
    },
  },
}
