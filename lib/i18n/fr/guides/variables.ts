import type { variables as english } from '../../en/guides/variables'

export const variables: typeof english = {
  PORT: { fallback: '3000', meaning: 'Le port d’écoute.' },
  HOST: { fallback: '127.0.0.1', meaning: 'L’adresse d’écoute. La démonstration reste sur la boucle locale.' },
  GATEHOUSE_ORIGIN: {
    fallback: 'http://localhost:3000',
    meaning: 'L’adresse publique, sans chemin : dans les liens, SCIM et SAML. Jamais tirée d’une requête.',
  },
  GATEHOUSE_DATA: {
    fallback: '.data',
    meaning:
      'La base intégrée, et les secrets créés au premier démarrage. Pour la démonstration `.data/demo`, avec `demo.json`.',
  },
  DATABASE_URL: {
    fallback: 'PostgreSQL intégré',
    meaning:
      'Un autre PostgreSQL, comme `postgresql://user:password@host:5432/gatehouse`. `?sslmode=verify-full` demande TLS.',
  },
  GATEHOUSE_SECRET: {
    fallback: 'créé une fois dans le répertoire de données',
    meaning:
      'Signe les liens et scelle les clés ; 32 caractères au moins. Requis avec `DATABASE_URL` : `openssl rand -hex 32`.',
  },
  SMTP_URL: {
    fallback: 'aucun : les e-mails attendent',
    meaning:
      'Le serveur de messagerie, `smtp://` ou `smtps://`. Un utilisateur et un mot de passe y attendent TLS, sauf avec `?requireTLS=false`. Sans lui, la démonstration et `npm run dev` montrent les e-mails à `/inbox`.',
  },
  MAIL_FROM: {
    fallback: 'Gatehouse <no-reply@localhost>',
    meaning: 'L’expéditeur : une adresse, ou `Nom <adresse>`. Sinon `no-reply@` et l’hôte de l’adresse publique.',
  },
  GATEHOUSE_TRUSTED_PROXIES: {
    fallback: 'aucun',
    meaning: 'Adresses et plages, séparées par des virgules, dont X-Forwarded-For est cru.',
  },
  GATEHOUSE_WORKER: { fallback: 'on', meaning: '`off` là où `npm run worker` tourne ailleurs.' },
  GATEHOUSE_RATE_LIMIT: {
    fallback: '500',
    meaning:
      'Requêtes SCIM par seconde et par clé, sur chaque nœud ; quatre fois autant d’un coup. 0 désactive, comme dans la démonstration.',
  },
  GATEHOUSE_DNS: {
    fallback: 'les serveurs de noms du système',
    meaning: 'Le serveur de noms interrogé sur les enregistrements des domaines : `adresse` ou `adresse:port`.',
  },
  GATEHOUSE_SECURITY_CONTACT: {
    fallback: 'aucun',
    meaning:
      'À qui signaler une faille, dans `/.well-known/security.txt` : une adresse ou une page `https:`. Sans lui, ce fichier n’existe pas.',
  },
  LOG_LEVEL: { fallback: 'info', meaning: 'fatal, error, warn, info, debug, trace ou silent.' },
  GATEHOUSE_METRICS_TOKEN: {
    fallback: 'aucun',
    meaning: 'Ce que demande `/metrics` ; sans lui, cette page n’existe pas.',
  },
  GATEHOUSE_CLOCK_OFFSET_MS: {
    fallback: '0',
    meaning: 'Décale l’horloge, dans la démonstration seulement, pour essayer ce qui expire.',
  },
}
