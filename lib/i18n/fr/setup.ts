import type { setup as english } from '../en/setup'

export const setup: typeof english = {
  title: 'Configurer Gatehouse',
  text: 'Cette étape crée votre organisation et son premier administrateur : vous. Tout peut être modifié plus tard.',
  whereIsTheLink: {
    title: 'Cette installation n’est pas encore configurée',
    text: 'Au démarrage, le serveur affiche un lien avec un secret à usage unique. Ouvrez ce lien en entier ; redémarrez le serveur pour en obtenir un nouveau.',
  },
  form: {
    organization: 'Nom de l’organisation',
    organizationHint: 'Tel qu’il doit se lire dans les e-mails et sur la page de connexion.',
    name: 'Votre nom',
    email: 'Votre e-mail',
    password: 'Mot de passe',
    passwordRule: 'Au moins 8 caractères. Une phrase est facile à retenir et difficile à deviner.',
    submit: 'Créer l’organisation',
    pending: 'Création…',
    organizationMissing: 'Saisissez le nom de votre organisation.',
    emailInvalid: 'Ce n’est pas une adresse e-mail. Écrivez-la comme nom@entreprise.fr.',
  },
}
