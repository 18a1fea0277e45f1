import type { login as english } from '../en/login'

export const login: typeof english = {
  title: (organization) => `Se connecter à ${organization}`,
  titleAlone: 'Se connecter',
  sso: (organization) => `Continuer avec ${organization} (SSO)`,
  lastUsed: 'Utilisé la dernière fois',
  or: 'ou',
  form: {
    email: 'E-mail',
    emailPlaceholder: 'nom@entreprise.fr',
    password: 'Mot de passe',
    submit: 'Se connecter',
    pending: 'Connexion…',
    problems: {
      missing: 'Saisissez votre adresse et votre mot de passe.',
      refused:
        'L’adresse et le mot de passe ne correspondent pas. Vérifiez les deux : dans un mot de passe, les majuscules comptent.',
      tooMany: 'Trop de tentatives. Attendez quelques minutes, puis réessayez.',
      disabled: 'Votre accès a été retiré par votre organisation. Adressez-vous à l’un de ses administrateurs.',
      methodOff: 'Votre organisation vous fait ouvrir la session autrement. Choisissez un autre moyen sur cette page.',
      secondStep:
        'Votre fournisseur d’identité a demandé de vous retirer, vous, le dernier administrateur ; la connexion est donc suspendue. Demandez à l’exploitant de cette installation de libérer votre compte.',
      ssoOnly: 'Votre organisation se connecte par son fournisseur d’identité. Utilisez le bouton SSO.',
      expired:
        'Ce formulaire est resté ouvert trop longtemps. Saisissez à nouveau votre adresse et votre mot de passe.',
    },
  },
  choose: {
    title: 'Quelle organisation ?',
    text: 'Votre adresse appartient à plusieurs organisations.',
  },
  forgotten: 'Mot de passe oublié ?',
  reset: 'Votre mot de passe est changé. Connectez-vous avec le nouveau.',
  other: 'Une autre organisation',
  otherWay: 'Se connecter autrement',
  signedOut: 'Vous êtes déconnecté.',
  ended: {
    idle: (limit) =>
      `Vous avez été déconnecté après ${limit} sans activité. Connectez-vous pour reprendre là où vous étiez.`,
    longest: (limit) =>
      `Vous avez été déconnecté : votre organisation fait ouvrir une nouvelle session au bout de ${limit}. Connectez-vous pour reprendre là où vous étiez.`,
    provider: (limit) =>
      `Vous avez été déconnecté : votre fournisseur d’identité vous avait laissé entrer pour ${limit}. Connectez-vous pour reprendre là où vous étiez.`,
  },
  signedOutHere:
    'Vous êtes déconnecté d’ici. Votre fournisseur d’identité n’a pas confirmé que vous l’êtes chez lui : fermez le navigateur si d’autres s’en servent.',
  accepted: 'Votre compte est prêt. Connectez-vous avec le mot de passe que vous venez de choisir.',
}
