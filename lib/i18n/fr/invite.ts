import type { invite as english } from '../en/invite'
import { plural } from '../format'

export const invite: typeof english = {
  valid: {
    title: (organization) => `Rejoindre ${organization}`,
    invitedBy: (name) => `Invitation envoyée par ${name}`,
    invitedByProvider: (provider) => `Invitation envoyée par ${provider}`,
    address: 'Votre adresse',
    role: 'Rôle',
    roleInTeams: (role, teams) => `${role}, dans ${teams}`,
    linkWorks: 'Lien valable',
    until: (time) => `jusqu’au ${time}`,
    name: 'Nom',
    password: 'Mot de passe',
    passwordRule: 'Au moins 8 caractères. Une phrase est facile à retenir et difficile à deviner.',
    submit: 'Accepter et continuer',
    pending: 'Création de votre compte…',
    sso: (organization) => `Continuer avec ${organization} (SSO)`,
    ssoText:
      'Votre organisation se connecte par son fournisseur d’identité : il n’y a pas de mot de passe à choisir ici.',
    notYou: 'Ce n’est pas vous ? Fermez cette page : rien ne se passe tant que vous n’acceptez pas.',
    nameMissing: 'Saisissez votre nom, tel que les autres doivent le voir.',
  },
  expired: {
    title: (ago) => `Ce lien a expiré ${ago}`,
    text: (organization, hours, ended) =>
      `Une invitation à rejoindre ${organization} est valable ${plural(hours, { one: '# heure', other: '# heures' }, 'fr')}. Celle-ci a pris fin le ${ended}. Rien n’est perdu : demandez-en une autre.`,
  },
  replaced: {
    title: 'Un lien plus récent a été envoyé',
    text: (organization) =>
      `Seule la dernière invitation à rejoindre ${organization} fonctionne. Cherchez un e-mail plus récent dans votre boîte, ou demandez un autre lien.`,
  },
  renew: {
    submit: 'M’envoyer un nouveau lien',
    pending: 'Envoi…',
    toBefore: 'Il n’est envoyé qu’à l’adresse invitée, ',
    toAfter: ', et remplace ce lien.',
    alreadyAccepted: 'Déjà acceptée ?',
  },
  sent: {
    title: 'Consultez vos e-mails',
    before: 'Si cette invitation est encore ouverte, un nouveau lien est en route vers ',
    after: (hours) => `. Il sera valable ${plural(hours, { one: '# heure', other: '# heures' }, 'fr')}.`,
    patience:
      'Rien reçu dans cinq minutes ? Regardez les indésirables, puis écrivez à la personne qui vous invite : elle peut renvoyer le lien depuis la page « Utilisateurs ».',
    haveAccount: 'Vous avez déjà un compte ?',
  },
  used: {
    title: 'Cette invitation a été acceptée',
    text: (on) =>
      `Elle a servi le ${on}, et un lien ne sert qu’une fois. Connectez-vous avec votre adresse et le mot de passe choisi alors.`,
    submit: 'Se connecter',
    notYou: 'Si ce n’était pas vous, prévenez tout de suite un administrateur de votre organisation.',
  },
  cancelled: {
    title: 'Cette invitation a été annulée',
    text: (organization) =>
      `Quelqu’un chez ${organization} l’a reprise avant qu’elle ne serve. Si vous l’attendiez, écrivez à la personne qui vous a invité.`,
  },
  unknown: {
    title: 'Ce lien ne fonctionne pas',
    text: 'Un logiciel de messagerie l’a peut-être coupé en deux : copiez-le en entier dans la barre d’adresse. Sinon, demandez-en un autre à la personne qui vous a invité.',
  },
  wrongAccount: {
    title: 'Cette invitation est pour une autre adresse',
    text: 'Seule l’adresse qui a reçu une invitation peut l’accepter.',
    signedInAs: 'Connecté comme',
    invited: 'Invitée',
    submit: 'Se déconnecter et continuer',
    pending: 'Déconnexion…',
    stay: 'Rester connecté',
  },
  signIn: 'Se connecter',
  reference: 'Référence',
}
