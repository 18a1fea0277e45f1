import { AnchorButton } from '@/components/ui/anchor'
import { pageContext } from '../../page-context'
import { OnwardsPage, type OnwardsProps, onwardsMetadata, openedWay } from './onwards'

export const generateMetadata = onwardsMetadata

/** On to the identity provider, after signing out here. Not by a redirect: the policy of pages lets no form end there. */
export default async function OnwardsByAddressPage(props: OnwardsProps) {
  const { url, form, way } = await openedWay(props)
  // A form stands in a document of its own, which the way leads to.
  const href = form ? `/logout/onwards/form?way=${way}` : url
  const { onwards } = (await pageContext()).t.logout
  return (
    <OnwardsPage
      text="text"
      beside={<meta httpEquiv="refresh" content={`0;url=${href}`} />}
      actions={
        <>
          <AnchorButton href={href} variant="primary" size="lg" block>
            {onwards.go}
          </AnchorButton>
          <AnchorButton href="/login?signed-out=here" size="lg" block>
            {onwards.stay}
          </AnchorButton>
        </>
      }
    />
  )
}
