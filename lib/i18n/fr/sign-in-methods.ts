import type { signInMethods as english } from '../en/sign-in-methods'
import { plural } from '../format'

const people = (count: number) => plural(count, { one: '# personne', other: '# personnes' }, 'fr')

export const signInMethods: typeof english = {
  names: { password: 'Mot de passe', passkey: 'Clés d’accès', saml: 'Authentification unique SAML' },
  passkeyText: 'Empreinte, visage ou clé de sécurité',
  samlWaiting: 'Fonctionnera dès qu’un fournisseur d’identité sera actif',
  on: 'Activé',
  off: 'Désactivé',
  people,
  planned: {
    title: (when) => `À partir du ${when} :`,
    text: (methods) => `${methods} uniquement. Les sessions ouvertes autrement prendront alors fin.`,
    still: (count) =>
      `${plural(count, { one: '# personne n’a', other: '# personnes n’ont' }, 'fr')} pas encore d’autre façon d’entrer.`,
    now: 'Faire maintenant',
    callOff: 'Annuler',
    callingOff: 'Annulation…',
  },
  question: {
    title: 'Modifier les méthodes de connexion',
    purpose: 'Ce que cela entraîne, compté avant de le faire.',
    after: 'Ensuite activé',
    sessions: (count) =>
      count === 0
        ? 'Ne met fin à aucune session.'
        : plural(count, { one: 'Met fin à # session aussitôt.', other: 'Met fin à # sessions aussitôt.' }, 'fr'),
    own: 'La vôtre en fait partie : vous vous reconnecterez.',
    choose: (count) =>
      `${plural(count, { one: '# personne n’a', other: '# personnes n’ont' }, 'fr')} pas encore de mot de passe : il se choisit par « Mot de passe oublié ? ».`,
    exceptions: (count) =>
      plural(
        count,
        {
          one: '# personne qui a ses propres méthodes continue comme avant.',
          other: '# personnes qui ont leurs propres méthodes continuent comme avant.',
        },
        'fr',
      ),
    glass:
      'Les administrateurs de secours entrent toujours avec leur mot de passe ou leur clé d’accès, et chaque fois une alarme part.',
    lockedOut: (count) =>
      plural(
        count,
        {
          one: '# personne n’a aucune autre façon d’entrer :',
          other: '# personnes n’ont aucune autre façon d’entrer :',
        },
        'fr',
      ),
    more: (count) => `et ${people(count)} de plus.`,
    losing: 'Ce qu’il advient d’elles',
    keep: 'Elles gardent leurs méthodes actuelles',
    keepHint: 'Une exception pour chacune, visible dans la liste des exceptions.',
    lock: 'Elles n’entrent plus',
    type: (name) => `Pour leur fermer l’accès, tapez ${name}`,
    when: 'Quand',
    whenNow: 'Maintenant',
    whenLater: (days) => `Dans ${plural(days, { one: '# jour', other: '# jours' }, 'fr')}`,
    whenLaterHint: 'D’ici là, toutes les méthodes actuelles fonctionnent, pour que chacun essaie la nouvelle.',
    submit: 'Modifier les méthodes',
    pending: 'Modification…',
    same: 'Ces méthodes sont déjà activées.',
  },
  activate: {
    only: (days) =>
      `Après ${plural(days, { one: '# jour', other: '# jours' }, 'fr')}, authentification unique seulement`,
    onlyHint:
      'D’ici là, mots de passe et clés d’accès fonctionnent aussi. La page Authentification permet d’annuler ou de le faire plus tôt.',
    noGlass:
      'Pour prévoir l’authentification unique comme seule façon d’entrer, nommez d’abord un administrateur de secours : quelqu’un qui entre quand le fournisseur est en panne.',
  },
  exceptions: {
    card: 'Exceptions',
    link: 'Personnes avec leurs propres méthodes',
    title: 'Personnes avec leurs propres méthodes',
    purpose: 'Elles se connectent comme réglé sur leur page, quelles que soient les méthodes de l’organisation.',
    none: 'Tout le monde se connecte comme l’organisation',
    noneText: 'Les méthodes d’une personne se règlent sur sa page, sous Connexion.',
    choose: 'Choisir une personne',
    name: 'Nom',
    ways: 'Méthodes de connexion',
    shown: (shown, total) => `Les ${shown} premières sur ${total} sont affichées.`,
  },
  person: {
    title: 'Connexion',
    ways: 'Méthodes',
    asOrganization: 'comme l’organisation',
    own: 'les siennes',
    nothing: 'aucune qui fonctionne',
    edit: 'Modifier les méthodes',
    editTitle: (name) => `Comment ${name} se connecte`,
    choice: 'Méthodes de connexion',
    organization: 'Comme l’organisation',
    only: 'Seulement celles-ci',
    has: { password: 'A un mot de passe', passkey: 'A une clé d’accès', saml: 'Connu d’un fournisseur d’identité' },
    hasNot: {
      password: 'N’a pas encore de mot de passe',
      passkey: 'N’a pas encore de clé d’accès',
      saml: 'Connu d’aucun fournisseur d’identité',
    },
    hint: 'Les sessions ouvertes autrement prennent fin aussitôt.',
    sure: 'Même si aucune ne fonctionne encore pour cette personne',
    save: 'Enregistrer',
    saving: 'Enregistrement…',
    glass: 'Administrateur de secours',
    glassSince: (when) => `depuis ${when}`,
    glassManage: 'Accès de secours',
  },
  glass: {
    title: 'Administrateurs de secours',
    purpose:
      'Ils entrent avec leur propre mot de passe ou clé d’accès quelles que soient les méthodes, pour le jour où le fournisseur d’identité est en panne. Chaque usage est aussitôt signalé à tous les administrateurs et contacts de sécurité.',
    keep: 'gardent un mot de passe ou une clé d’accès en cas de panne du fournisseur',
    named: 'Nommés',
    none: 'Personne encore',
    noneText: 'Nommez-en au moins un avant de désactiver mots de passe et clés d’accès.',
    since: (when) => `depuis ${when}`,
    unfit: 'Ne pourrait pas entrer : pas un administrateur actif avec mot de passe ou clé d’accès',
    passkey: 'avec une clé d’accès',
    password: 'avec un mot de passe',
    usedLast: (when) => `utilisé ${when}`,
    unused: 'jamais utilisé',
    drilledLast: (when) => `exercice ${when}`,
    drillOpen: (until) => `Un exercice est ouvert jusqu’à ${until} : une connexion d’ici là sera notée comme exercice.`,
    drill: 'Prévoir un exercice',
    drilling: 'Un instant…',
    dueNever: 'Aucun exercice encore.',
    dueLong: (when) => `Le dernier exercice a eu lieu ${when}.`,
    dueText: (days) =>
      `Vérifiez au moins tous les ${days} jours que l’accès de secours fonctionne : prévoyez un exercice, puis faites connecter la personne dans l’heure.`,
    drillLast: (when) => `Dernier exercice ${when}`,
    candidates: 'Administrateurs possibles',
    noCandidates:
      'Seuls les administrateurs actifs qui ont leur mot de passe ou clé d’accès conviennent. Il n’y en a pas d’autre.',
    name: 'Nommer…',
    remove: 'Retirer…',
    nameTitle: (name) => `Nommer ${name} administrateur de secours`,
    nameText:
      'Cette personne pourra se connecter avec son mot de passe ou sa clé d’accès même là où les deux sont désactivés. Chaque connexion de ce genre déclenche une alarme.',
    removeTitle: (name) => `Retirer à ${name} l’accès de secours`,
    removeText:
      'Cette personne reste un administrateur comme les autres. Les sessions qu’elle n’aurait pas pu ouvrir ainsi prennent fin aussitôt.',
    type: (name) => `Pour confirmer, tapez ${name}`,
    nameSubmit: 'Nommer administrateur de secours',
    removeSubmit: 'Retirer l’accès de secours',
    pending: 'Enregistrement…',
  },
}
