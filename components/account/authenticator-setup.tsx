import type { Messages } from '@/lib/i18n/messages'
import { Banner } from '../ui/banner'
import { CopyButton } from '../ui/copy-button'
import { QrImage } from '../ui/qr-image'
import { CodeField } from './code-field'

export interface ShownSetup {
  /** Posted back as `setup`. */
  readonly sealed: string
  /** Base32. */
  readonly secret: string
  readonly qr: { readonly size: number; readonly path: string }
}

export interface AuthenticatorSetupProps {
  setup: ShownSetup
  problem?: keyof Messages['secondFactor']['setup']['problems']
  size?: 'md' | 'lg'
  text: Messages['secondFactor']['setup'] & { copy: string; copied: string }
}

/** What a form that sets up an authenticator app asks for: scanning, or typing, then the first code. */
export function AuthenticatorSetup({ setup, problem, size, text }: AuthenticatorSetupProps) {
  return (
    <>
      <input type="hidden" name="setup" value={setup.sealed} />
      {problem === 'over' && (
        <Banner tone="warning" role="alert">
          {text.problems.over}
        </Banner>
      )}
      <div className="flex flex-wrap items-center gap-5">
        <QrImage {...setup.qr} label={text.qr} />
        <p className="min-w-0 flex-1 basis-40 text-pretty text-muted">{text.scan}</p>
      </div>
      <SecretKey secret={setup.secret} text={text} />
      <CodeField
        label={text.code}
        hint={text.codeHint}
        error={problem === 'code' ? text.problems.code : undefined}
        size={size}
      />
    </>
  )
}

/** In groups of four, so that it can be typed; copied without the gaps. */
function SecretKey({ secret, text }: { secret: string; text: AuthenticatorSetupProps['text'] }) {
  const groups = secret.match(/.{1,4}/g) ?? []
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <span id="authenticator-key" className="font-medium">
        {text.key}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend; label and value are one group */}
      <div
        role="group"
        aria-labelledby="authenticator-key"
        className="flex min-h-10 items-center rounded-control border border-line-strong bg-sunken"
      >
        <code className="flex min-w-0 flex-1 flex-wrap gap-x-2 px-3 py-2 text-sm select-all">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and none ever moves
            <span key={index}>{group} </span>
          ))}
        </code>
        <CopyButton value={secret} label={text.copy} copiedLabel={text.copied} />
      </div>
    </div>
  )
}
