import type { ReactNode } from 'react'
import type { IconName } from '../ui/glyphs'
import { Below, Notice, type NoticeTone, type Reference, ReferenceText, Sheet } from './sheet'

export interface MessagePageProps {
  icon: IconName
  tone?: NoticeTone
  title: ReactNode
  children: ReactNode
  actions?: ReactNode
  reference?: Reference
  /** Inside a shell, which is the main landmark already. */
  nested?: boolean
}

/** One message in the middle of the page: what happened, why, what to do. Stands by itself or inside `PublicShell`. */
export function MessagePage({ icon, tone = 'neutral', title, children, actions, reference, nested }: MessagePageProps) {
  const Landmark = nested ? 'div' : 'main'
  return (
    <Landmark className="grid min-h-[80dvh] place-content-center px-4 py-8">
      <div className="w-110 max-w-[calc(100vw-32px)]">
        <Sheet>
          <Notice icon={icon} tone={tone} title={title}>
            {children}
          </Notice>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </Sheet>
        {reference && (
          <Below>
            <ReferenceText {...reference} />
          </Below>
        )}
      </div>
    </Landmark>
  )
}
