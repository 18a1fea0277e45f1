import type { Guide } from '../../en/guides/guide'

export const saml: Guide = {
  title: 'Authentification unique avec un autre fournisseur',
  short: 'Tout autre fournisseur',
  purpose:
    'Google Workspace, Keycloak, AD FS, OneLogin, SimpleSAMLphp : tout ce qui parle SAML 2.0. Ce qu’il faut lui dire, ce qu’il doit envoyer, et ce que veut dire chaque refus.',
  sections: [
    {
      id: 'before',
      title: 'Avant de commencer',
      steps: [
        'Il faut administrer le fournisseur et, ici, un rôle qui modifie les réglages de connexion, comme Admin, avec un forfait qui inclut SAML.',
        'Ouvrez [Authentification](/organization-settings/authentication), ajoutez un fournisseur et choisissez Google Workspace ou un autre.',
      ],
    },
    {
      id: 'values',
      title: 'Présenter ce service au fournisseur',
      steps: [
        'La plupart des fournisseurs importent nos métadonnées, par leur adresse ou par le fichier que l’on télécharge ici (XML). Les autres prennent les valeurs du tableau.',
        'Google Workspace : **Applications**, **Applications Web et mobiles**, **Ajouter une application**, **Ajouter une application SAML personnalisée**. Collez les valeurs aux informations sur le fournisseur de services ; **Name ID** : informations de base, adresse principale. Puis activez l’application pour tous ou pour un groupe.',
        'Keycloak : **Clients**, **Import client** avec le fichier. **Sign assertions** activé ; **Client signature required** peut l’être, avec notre certificat ; **Name ID format** email ou persistent.',
        'AD FS : **Approbations de partie de confiance**, en ajouter une, **Prise en charge des revendications**, l’adresse des métadonnées. Puis une règle d’émission qui envoie l’adresse comme **Name ID**.',
      ],
      fields: [
        { name: 'Entity ID, Audience, Identifier', value: 'entityId' },
        { name: 'URL ACS, Reply URL, Single sign-on URL', value: 'acs' },
        { name: 'URL de connexion, Start URL', value: 'login' },
        { name: 'Métadonnées', value: 'metadata' },
        { name: 'Liaison de la réponse', value: 'HTTP-POST' },
        { name: 'Single logout URL, Logout URL, SLO endpoint', value: 'slo' },
        { name: 'Liaison des messages de déconnexion', value: 'HTTP-Redirect ou HTTP-POST' },
      ],
    },
    {
      id: 'sends',
      title: 'Ce qu’il doit envoyer',
      steps: [
        'Une Response avec une seule Assertion, l’Assertion elle-même signée en RSA-SHA256 ou mieux. Une Response seule signée est refusée ; les deux signées conviennent.',
        'Un NameID durable, comme l’adresse ou un identifiant, jamais transitoire. C’est à lui que la personne est ensuite reconnue.',
        'L’adresse sous `email`, `mail` ou les noms longs courants ; prénom et nom s’il n’y a pas de nom affiché. L’assistant accepte d’autres noms.',
        'Les groupes comme attribut à plusieurs valeurs, si rôles ou équipes doivent en découler.',
        'L’assertion peut être chiffrée pour le certificat de nos métadonnées (AES avec RSA-OAEP). Nos demandes partent en HTTP-Redirect, signées si le fournisseur le veut.',
        'Les horloges peuvent différer d’une minute. S’il donne SessionNotOnOrAfter, la session d’ici prend fin à ce moment au plus tard.',
      ],
    },
    {
      id: 'metadata',
      title: 'Apporter ses métadonnées ici',
      steps: [
        'Par adresse s’il en a une sur l’Internet public : elle est relue deux fois par jour, et les nouveaux certificats arrivent d’eux-mêmes. Un fournisseur interne ne peut être lu : envoyez le fichier, ou collez-le.',
        'Appuyez sur Lire : chaque champ est expliqué, et rien n’est enregistré avant Les garder.',
        'Donnés à la main, les nouveaux certificats n’arrivent pas d’eux-mêmes : Remplacer, sur la page du fournisseur. Deux certificats peuvent se côtoyer.',
      ],
    },
    {
      id: 'test',
      title: 'Tester, puis activer',
      steps: [
        'Se connecter pour tester est une vraie connexion avec chaque vérification, dans ce navigateur. Personne n’est changé.',
        'Chaque vérification qui échoue montre l’attendu et le trouvé. Corrigez chez le fournisseur, testez encore.',
        'L’activation compte d’abord qui est touché. Les mots de passe marchent toujours, sauf si vous choisissez « Après 7 jours, authentification unique seulement ».',
      ],
      expect:
        'Chaque vérification est marquée Bon. Le fournisseur est actif ; chaque connexion des 30 derniers jours figure sous Authentification, Connexions par SAML.',
    },
    {
      id: 'who',
      title: 'Qui entre',
      steps: [
        'Qui fut relié auparavant, par le NameID. Sinon, à la première connexion : la personne créée par SCIM dont le nom d’utilisateur ou l’identifiant externe égale le NameID ; sinon celle dont l’adresse prouvée, sur un domaine prouvé, lui est égale.',
        'Personne d’autre, tant que les comptes créés à la volée sont désactivés. Activés, qui a une adresse dans les domaines listés reçoit aussitôt un compte, avec le rôle choisi là.',
        'Jamais une personne désactivée, bloquée ou retirée, et jamais par une invitation encore ouverte, sauf si le fournisseur est cru pour les adresses sur les domaines prouvés.',
        'Un fournisseur qui a ses propres domaines de messagerie ne parle que pour les personnes de ces domaines, quel que soit le nom qu’il leur donne.',
      ],
    },
    {
      id: 'logout',
      title: 'Déconnexion unique',
      steps: [
        'Elle est activée si les métadonnées du fournisseur l’offrent ; Déconnexion unique, sous Modifier les réglages sur sa page, la désactive. Google Workspace ne l’offre pas : chacun des deux se quitte à part.',
        'Se déconnecter ici met d’abord fin à la session d’ici, quoi que réponde le fournisseur, puis mène chez lui avec une demande signée, en HTTP-Redirect, ou en HTTP-POST s’il ne prend rien d’autre. Il la vérifie par le certificat de nos métadonnées.',
        'Ses propres demandes viennent en HTTP-Redirect ou HTTP-POST, signées par un certificat enregistré ici, avec un NameID comme à la connexion, vieilles de dix minutes au plus ; chacune vaut une fois. Elles mettent fin aux sessions qu’il a ouvertes ici pour cette personne, ou à celles du seul SessionIndex. Notre réponse repart en HTTP-Redirect, ou en HTTP-POST s’il ne prend rien d’autre.',
        'Keycloak : importer nos métadonnées suffit ; à la main, **Front channel logout** activé et **Logout Service Redirect Binding URL** tirée du tableau. AD FS : importer suffit ; il demande des demandes signées, ce que sont les nôtres.',
        'Une demande refusée ne change rien. La personne lit « Vous n’avez pas été déconnecté » avec la raison, qui figure aussi au journal d’audit.',
      ],
    },
    {
      id: 'refusals',
      title: 'Ce que veut dire chaque refus',
      steps: [
        'La personne lit la phrase avec une référence ; la même connexion figure sous Authentification, Connexions par SAML, avec le code et ce qui fut trouvé.',
      ],
      part: 'refusals',
    },
  ],
  trouble: [
    {
      what: 'La lecture des métadonnées échoue : l’adresse n’a pas pu être atteinte',
      cause: 'L’adresse n’est pas sur l’Internet public, n’est pas en https, ou renvoie ailleurs.',
      remedy: 'Téléchargez le document et envoyez-le.',
    },
    {
      what: 'Le test finit sur une page d’erreur du fournisseur',
      cause: 'Il ne connaît pas notre Entity ID ou notre adresse ACS, ou la personne n’est pas affectée.',
      remedy: 'Importez de nouveau nos métadonnées ; voyez le journal du fournisseur.',
    },
    {
      what: '« Cette connexion a commencé dans un autre navigateur. »',
      cause: 'Le cookie de la demande n’a pas suivi : cookies bloqués, autre navigateur, ou serveur sans https.',
      remedy:
        'Recommencez dans un seul navigateur. `GATEHOUSE_ORIGIN` doit être l’adresse https qu’emploient les personnes.',
    },
    {
      what: 'La page de connexion ne propose pas l’authentification unique pour une adresse',
      cause: 'Le domaine n’est pas prouvé, ou n’est listé chez aucun fournisseur actif.',
      remedy: 'Prouvez le domaine et listez-le ; d’ici là, prenez `/login/` et le nom court de l’organisation.',
    },
    {
      what: '« Vous n’avez pas été déconnecté »',
      cause: 'La demande du fournisseur fut refusée, le plus souvent faute de signature, ou pour une autre adresse.',
      remedy: 'La page nomme la raison et ce qu’il faut activer chez lui. D’ici là, chacun se déconnecte ici.',
    },
    {
      what: '« Votre fournisseur d’identité n’a pas confirmé que vous l’êtes chez lui »',
      cause: 'Sa réponse n’était pas signée, l’était par un autre certificat, ou disait non.',
      remedy:
        'Activez chez lui la signature des réponses de déconnexion, actualisez ou remplacez les métadonnées ici. La session d’ici a pris fin quand même.',
    },
  ],
}
