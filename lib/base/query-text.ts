/** The parameters of a URL's query. In a URL `+` is itself (RFC 3986 2.2), and a space where a form's encoding wrote the
 *  text, which many clients use. The two can be told apart: a form writes every space as `+` and never as `%20`. So the
 *  address `ann+scim@acme.test`, which Okta sends with a bare `+` between spaces that are `%20`, is found. */
export function parametersOf(search: string): URLSearchParams {
  return new URLSearchParams(search.includes('%20') ? search.replaceAll('+', '%2B') : search)
}
