import { Badge } from '@/components/ui/badge'
import type { Messages } from '@/lib/i18n/messages'
import type { Provider } from '@/lib/org/saml/saml-providers'

export function ProviderState({ state, t }: { state: Provider['state']; t: Messages }) {
  const text = t.saml.states[state]
  if (state === 'active') {
    return (
      <Badge tone="success" icon="done">
        {text}
      </Badge>
    )
  }
  return <Badge icon={state === 'draft' ? 'pencil' : 'ban'}>{text}</Badge>
}

/** Why the last refresh of the metadata failed, in words; what is stored begins with a code. */
export function fetchProblem(problem: string, { saml: { provider } }: Messages): string {
  const known: Readonly<Record<string, string>> = provider.fetchProblems
  return known[problem.split(':')[0] ?? ''] ?? problem
}
