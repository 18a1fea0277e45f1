import type { account as english } from '../en/account'
import { plural } from '../format'

export const account: typeof english = {
  group: 'Votre compte',
  profile: {
    title: 'Profil',
    purpose: 'Comment les autres vous voient, et comment Gatehouse s’adresse à vous.',
    name: 'Nom',
    userName: 'Nom d’utilisateur',
    email: 'E-mail',
    emailHint: 'Un administrateur peut la modifier.',
    jobTitle: 'Fonction',
    language: 'Langue des e-mails',
    languageHint: 'Les pages suivent le réglage ci-dessous.',
    zone: 'Fuseau horaire',
    asOrganization: (what) => `Comme l’organisation : ${what}`,
    managed: (provider) => `Géré par ${provider} : modifiez-le là-bas.`,
    managedTitle: 'Votre fournisseur d’identité gère votre profil.',
    managedText: (provider) =>
      `Le nom, l’adresse, la fonction, la langue et le fuseau viennent de ${provider} et s’y modifient.`,
    saved: 'Enregistré.',
  },
  display: {
    title: 'Ce navigateur',
    language: 'Langue',
    theme: 'Thème',
    text: 'Conservé dans ce seul navigateur, même après votre déconnexion.',
  },
  security: {
    title: 'Sécurité',
    about: 'Ce qui vous ouvre la session, et ce qui la protège.',
    password: 'Mot de passe',
    purpose: 'Le changer met fin à toutes vos autres sessions.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    rule: 'Au moins 8 caractères. Une phrase est facile à retenir et difficile à deviner.',
    since: (when) => `Dernier changement : ${when}.`,
    submit: 'Changer le mot de passe',
    pending: 'Changement…',
    done: (ended) =>
      ended === 0
        ? 'Votre mot de passe est changé.'
        : plural(
            ended,
            {
              one: 'Votre mot de passe est changé et votre autre session a pris fin.',
              other: 'Votre mot de passe est changé et vos # autres sessions ont pris fin.',
            },
            'fr',
          ),
    none: 'Vous n’avez pas de mot de passe et n’en avez pas besoin pour vous connecter.',
    set: 'Définir un mot de passe',
    remove: 'Retirer le mot de passe',
    removing: 'Retrait…',
    removed: 'Votre mot de passe est retiré.',
    wasSet: 'Votre mot de passe est défini.',
    removeText:
      'Vous pouvez vous passer de mot de passe : vous vous connecterez alors seulement par vos autres moyens.',
  },
  sessions: {
    title: 'Sessions',
    purpose: 'Là où vous êtes connecté. Une session qui prend fin est refusée dès sa prochaine requête.',
    list: 'Vos sessions',
    current: 'Cet appareil',
    signedIn: (when) => `Connexion ${when}`,
    seen: (when) => `Vue ${when}`,
    expires: (when) => `prend fin ${when}`,
    end: 'Mettre fin',
    of: (device) => ` (${device})`,
    ending: 'Fin de session…',
    endOthers: 'Mettre fin aux autres',
    noOthers: 'Il n’y a pas d’autre session.',
    unknown: 'Appareil inconnu',
    browserOn: (browser, system) => `${browser} sur ${system}`,
  },
  keys: {
    title: 'Mes clés d’application',
    purpose: 'Elles peuvent ce que vous pouvez, dans la limite de leurs portées, et prennent fin avec votre accès.',
    caption: 'Vos clés d’application',
    create: 'Nouvelle clé',
    none: 'Vous n’avez aucune clé',
    noneText:
      'Une clé permet à un programme d’agir en votre nom. Pour tout ce qui doit durer plus que votre présence, préférez un compte de service.',
    advice: 'Le provisionnement et ce qui se partage relèvent d’un compte de service, qui survit aux départs.',
    toAccounts: 'Comptes de service',
  },
  notifications: {
    title: 'Notifications',
    purpose: 'Les e-mails que Gatehouse vous envoie. Ceux qui vous avertissent d’un danger le sont toujours.',
    to: (address) => `Ils sont envoyés à ${address}.`,
    nobody: 'Vous n’avez pas d’adresse : aucun ne vous parvient.',
    languageIs: (language) => `Ils sont rédigés en ${language}.`,
    chosen: 'À votre choix',
    always: 'Toujours envoyés',
    on: 'Oui',
    off: 'Non',
    items: {
      keyExpiring: {
        name: 'Une clé prend bientôt fin',
        text: '30, 7 et 1 jours avant la fin de l’une de vos clés.',
      },
      sessionsEnded: {
        name: 'Vos sessions ont été terminées',
        text: 'Vous avez mis fin à vos autres sessions, ou un administrateur a mis fin aux vôtres.',
      },
      passwordChanged: {
        name: 'Votre mot de passe a changé',
        text: 'Ici, par vous ou en votre nom : quand et depuis où.',
      },
      secondFactor: {
        name: 'Votre second facteur a changé',
        text: 'Une application d’authentification a été configurée ou retirée, ou un code de secours a servi.',
      },
      signInChanged: {
        name: 'Vos moyens de connexion ont changé',
        text: 'Une clé d’accès a été ajoutée ou retirée, ou votre mot de passe a été retiré.',
      },
      keyCreated: {
        name: 'Une clé a été créée',
        text: 'Quelqu’un a créé une clé d’application qui agit en votre nom.',
      },
      keyRevoked: {
        name: 'Une clé a été révoquée',
        text: 'L’une de vos clés a été révoquée, remplacée ou a pris fin.',
      },
      addressChanged: { name: 'Votre adresse a changé', text: 'À l’adresse que vous aviez auparavant.' },
      personalKey: {
        name: 'SCIM repose sur la clé d’une personne',
        text: 'La clé d’application de quelqu’un sert au provisionnement et prendrait fin avec son accès.',
      },
      lastAdministrator: {
        name: 'Le dernier administrateur devait être retiré',
        text: 'Votre fournisseur d’identité a demandé de mettre fin à l’accès du dernier administrateur.',
      },
    },
  },
}
