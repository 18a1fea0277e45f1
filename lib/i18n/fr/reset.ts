import type { reset as english } from '../en/reset'

export const reset: typeof english = {
  ask: {
    title: 'Mot de passe oublié ?',
    text: 'Saisissez l’adresse avec laquelle vous vous connectez. Nous y envoyons un lien pour choisir un nouveau mot de passe.',
    email: 'E-mail',
    emailPlaceholder: 'nom@entreprise.fr',
    submit: 'M’envoyer un lien',
    pending: 'Envoi…',
    tooMany: 'Trop de liens ont été demandés d’ici. Attendez une heure, puis réessayez.',
    missing: 'Saisissez votre adresse.',
  },
  sent: {
    title: 'Consultez vos e-mails',
    text: 'Si un compte a cette adresse, un lien est en route. Il fonctionne une heure, une seule fois.',
    patience:
      'Rien au bout de cinq minutes ? Regardez parmi les indésirables. Si votre organisation se connecte par son fournisseur d’identité, il n’y a pas de mot de passe à remplacer : utilisez son bouton ou adressez-vous à un administrateur.',
  },
  choose: {
    title: 'Choisissez un nouveau mot de passe',
    text: (organization) => `Pour votre compte ${organization}. Toutes vos sessions ouvertes prendront fin.`,
    password: 'Nouveau mot de passe',
    rule: 'Au moins 8 caractères. Une phrase se retient bien et se devine mal.',
    submit: 'Changer le mot de passe',
    pending: 'Changement…',
  },
  expired: {
    title: 'Ce lien a expiré',
    text: 'Un lien pour un nouveau mot de passe fonctionne une heure. Votre mot de passe n’a pas changé : demandez un nouveau lien.',
  },
  ended: {
    title: 'Ce lien a été utilisé ou remplacé',
    text: 'Un lien ne fonctionne qu’une fois, et un plus récent y met fin. Si ce n’est pas vous qui l’avez utilisé, demandez tout de suite un nouveau lien et prévenez un administrateur de votre organisation.',
  },
  unknown: {
    title: 'Ce lien ne mène nulle part',
    text: 'Il a peut-être été coupé dans l’e-mail. Copiez-le en entier ou demandez-en un nouveau.',
  },
  again: 'Demander un nouveau lien',
  signIn: 'Revenir à la connexion',
}
