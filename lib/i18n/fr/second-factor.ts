import type { secondFactor as english } from '../en/second-factor'
import { plural } from '../format'

export const secondFactor: typeof english = {
  setup: {
    scan: 'Scannez ceci avec une application d’authentification, par exemple celle de votre téléphone ou de votre gestionnaire de mots de passe.',
    qr: 'Code QR pour l’application d’authentification',
    key: 'Ou saisissez cette clé dans l’application',
    code: 'Code affiché maintenant par l’application',
    codeHint: '6 chiffres. Ils changent toutes les 30 secondes.',
    problems: {
      code: 'Ce code ne convient pas. Saisissez celui que l’application affiche maintenant ; si cela persiste, réglez l’heure de votre téléphone sur automatique.',
      over: 'Cette configuration est restée ouverte trop longtemps. Scannez le nouveau code ci-dessous.',
    },
  },
  codes: {
    title: 'Conservez vos codes de secours',
    text: 'Chacun vous fait entrer une fois sans l’application, si votre téléphone venait à manquer. Ils sont affichés maintenant et plus jamais : gardez-les avec vos mots de passe.',
    list: 'Codes de secours',
    copy: 'Tout copier',
    download: 'Enregistrer dans un fichier',
    fileName: 'gatehouse-codes-de-secours.txt',
  },
  signIn: {
    app: {
      title: 'Encore une étape',
      text: 'Saisissez le code que votre application d’authentification affiche maintenant.',
      code: 'Code',
      other: 'Utiliser plutôt un code de secours',
    },
    recovery: {
      title: 'Saisissez un code de secours',
      text: 'L’un des dix que vous avez conservés en configurant l’application. Il fonctionne une fois.',
      code: 'Code de secours',
      other: 'Utiliser plutôt l’application',
    },
    submit: 'Continuer',
    pending: 'Vérification…',
    lost: 'Vous n’avez ni l’un ni l’autre ? Un administrateur de votre organisation peut réinitialiser votre second facteur.',
    problems: {
      code_wrong: 'Ce code ne convient pas ou a déjà servi. Attendez le suivant, puis réessayez.',
      recovery_wrong: 'Ce n’est aucun de vos codes, ou il a déjà servi. Vérifiez-le ou prenez-en un autre.',
      code_throttled: 'Trop de codes erronés. Attendez 15 minutes, puis reconnectez-vous.',
    },
    enroll: {
      title: 'Configurez une application d’authentification',
      text: 'Votre organisation demande un second facteur avec chaque mot de passe. Cela prend une minute, une seule fois.',
      submit: 'Confirmer et continuer',
      done: 'Je les ai conservés, continuer',
      finishing: 'Connexion…',
    },
  },
  confirm: { label: 'Code de votre application d’authentification', hint: 'Ou l’un de vos codes de secours.' },
  account: {
    title: 'Application d’authentification',
    off: 'Non configurée',
    on: 'Configurée',
    offText:
      'Un code de votre téléphone en plus du mot de passe : qui apprend votre mot de passe ne peut toujours pas entrer.',
    onText: (when) => `Configurée le ${when}. La connexion par mot de passe demande son code.`,
    noPassword: 'Elle complète un mot de passe, et vous n’en avez pas.',
    required: 'Votre organisation l’exige.',
    setUp: 'Configurer une application',
    replace: 'Configurer une autre application',
    replaceText:
      'L’application actuelle ne comptera plus dès que la nouvelle sera confirmée. Vos codes de secours seront remplacés eux aussi.',
    confirm: 'Confirmer',
    confirming: 'Vérification…',
    remove: 'Retirer',
    removeTitle: 'Retirer l’application d’authentification ?',
    removeText: 'Votre mot de passe suffira de nouveau pour entrer, et vos codes de secours ne fonctionneront plus.',
    removeSubmit: 'Retirer l’application',
    removing: 'Retrait…',
    done: 'Votre application d’authentification est configurée.',
    back: 'Retour à la sécurité',
  },
  recovery: {
    title: 'Codes de secours',
    none: 'Vous en recevez dix en configurant une application.',
    left: (count) => plural(count, { one: '# code restant', other: '# codes restants' }, 'fr'),
    since: (when) => `Créés le ${when}. Chacun fonctionne une fois.`,
    remake: 'Créer de nouveaux codes',
    remakeText: 'Les codes que vous avez maintenant ne fonctionneront plus.',
    remaking: 'Création…',
    made: 'Voici vos nouveaux codes. Les précédents ne fonctionnent plus.',
  },
  policy: {
    label: 'Exiger un second facteur avec le mot de passe',
    on: 'Oui',
    off: 'Non',
    text: 'Qui se connecte par mot de passe saisit aussi un code d’une application d’authentification. Les clés d’accès et l’authentification unique n’en demandent pas.',
    without: (count) =>
      plural(
        count,
        {
          one: '# personne se connecte par mot de passe et n’a pas de second facteur.',
          other: '# personnes se connectent par mot de passe et n’ont pas de second facteur.',
        },
        'fr',
      ),
    nobodyWithout: 'Toutes les personnes qui se connectent par mot de passe ont un second facteur.',
    nobody: 'Personne ne se connecte par mot de passe.',
    beforeOn:
      'Une fois activé, chacune en configure un à sa prochaine connexion, avant d’entrer. Qui est connecté le reste jusque-là.',
    whileOn:
      'Qui n’en a pas en configure un à sa prochaine connexion, avant d’entrer. Qui est connecté le reste jusque-là.',
  },
  person: {
    title: 'Second facteur',
    app: 'Application d’authentification',
    on: (when) => `Configurée le ${when}`,
    off: 'Non configurée',
    offRequired: 'Non configurée. Elle sera demandée à la prochaine connexion par mot de passe.',
    left: (count) => plural(count, { one: '# code de secours restant', other: '# codes de secours restants' }, 'fr'),
    reset: 'Réinitialiser le second facteur',
    resetting: 'Réinitialisation…',
    done: (name) => `Le second facteur de ${name} est réinitialisé ; un e-mail l’en informe.`,
  },
  events: {
    added: (actor) => `${actor} a configuré une application d’authentification`,
    removed: (actor) => `${actor} a retiré l’application d’authentification`,
    reset: (actor, person) => `${actor} a réinitialisé le second facteur de ${person}`,
    failed: (actor) => `${actor} a donné un code erroné après le bon mot de passe`,
    made: (actor) => `${actor} a créé de nouveaux codes de secours`,
    used: (actor) => `${actor} a utilisé un code de secours`,
  },
}
