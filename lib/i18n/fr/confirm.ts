import type { confirm as english } from '../en/confirm'

export const confirm: typeof english = {
  title: 'Confirmez que c’est vous',
  purpose: (minutes) =>
    `La suite change votre façon de vous connecter ; la question vous est donc posée à nouveau. La réponse vaut ${minutes} minutes.`,
  password: 'Mot de passe',
  submit: 'Confirmer',
  pending: 'Vérification…',
  or: 'ou',
  sso: (organization) => `Continuer avec ${organization} (SSO)`,
  none: 'Rien ne permet de le prouver ici',
  noneText:
    'Aucun moyen de vous connecter ne vous reste en ce moment. Adressez-vous à un administrateur de votre organisation.',
}
