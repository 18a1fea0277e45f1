'use client'

/** The last resort: the layout itself failed, so neither fonts nor styles nor catalogues are certain. Says it in both
 *  languages, in plain HTML. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ font: '16px/1.5 system-ui, sans-serif', maxWidth: 480, margin: '20vh auto', padding: 24 }}>
        <title>Gatehouse</title>
        <h1 style={{ fontSize: 22 }}>Gatehouse could not draw this page</h1>
        <p>
          The fault is on our side and was written to the log. Nothing you entered was saved. Go back and try again.
        </p>
        <p lang="fr">
          Gatehouse n’a pas pu afficher cette page. La faute est de notre côté et figure dans le journal. Rechargez la
          page.
        </p>
        {error.digest && (
          <p>
            Reference · <span lang="fr">Référence</span>: <code>{error.digest}</code>
          </p>
        )}
        <p>
          <a href="/">Start page · Accueil</a>
        </p>
      </body>
    </html>
  )
}
