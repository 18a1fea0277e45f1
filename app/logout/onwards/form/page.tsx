import { redirect } from 'next/navigation'
import { SelfPosting } from '@/components/public/self-posting'
import { AnchorButton } from '@/components/ui/anchor'
import { Button } from '@/components/ui/button'
import { formFields } from '@/lib/saml/post-binding'
import { pageContext } from '../../../page-context'
import { OnwardsPage, type OnwardsProps, onwardsMetadata, openedWay } from '../onwards'

export const generateMetadata = onwardsMetadata

/** On to an identity provider that takes logout messages by form alone, with ours or with the answer to its own. Its own
 *  document, never a step within another one: the policy that lets its form end there is that of this answer
 *  (lib/http/page-security.ts). */
export default async function OnwardsByFormPage(props: OnwardsProps) {
  const { url, form } = await openedWay(props)
  if (!form) redirect('/login?signed-out')
  const { onwards } = (await pageContext()).t.logout
  const answers = form.name === 'SAMLResponse'
  return (
    <OnwardsPage
      text={answers ? 'answer' : 'form'}
      actions={
        <>
          <SelfPosting action={url} fields={formFields(form)}>
            <Button type="submit" variant="primary" size="lg" block>
              {answers ? onwards.back : onwards.go}
            </Button>
          </SelfPosting>
          {!answers && (
            <AnchorButton href="/login?signed-out=here" size="lg" block>
              {onwards.stay}
            </AnchorButton>
          )}
        </>
      }
    />
  )
}
