import { classNames } from './class-names'
import type { IconName } from './glyphs'
import { Icon } from './icon'
import { initial, initials } from './initials'

export type AvatarProps = { size?: 'sm' | 'md' | 'lg' } & (
  | { kind: 'person'; name: string /** The reader. */; self?: boolean }
  | { kind: 'organization'; name: string }
  | { kind: 'machine' }
  | { kind: 'team' /** Kept by the identity provider. */; owned?: boolean }
  | { kind: 'tile'; icon: IconName }
)

const sizes = { sm: 'size-6 text-2xs', md: 'size-8 text-xs', lg: 'size-11 text-md' }
const neutral = 'bg-fill border-line text-muted'

/** People are round; machines, teams and organizations are square. Decorative: the name stands beside it. */
export function Avatar({ size = 'md', ...props }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'inline-grid flex-none place-items-center border font-semibold select-none',
        sizes[size],
        props.kind === 'person' ? 'rounded-full' : 'rounded-control',
        colours(props),
      )}
    >
      <AvatarContent size={size} {...props} />
    </span>
  )
}

function AvatarContent(props: AvatarProps) {
  const iconSize = props.size === 'lg' ? 'lg' : 'md'
  switch (props.kind) {
    case 'person':
      return initials(props.name)
    case 'organization':
      return initial(props.name)
    case 'machine':
      return <Icon name="bot" size={iconSize} />
    case 'team':
      return <Icon name="team" size={iconSize} />
    case 'tile':
      return <Icon name={props.icon} size={iconSize} />
  }
}

function colours(props: AvatarProps): string {
  if (props.kind === 'organization') return 'bg-fg border-fg text-page'
  if (props.kind === 'person' && props.self) return 'bg-accent-soft border-transparent text-accent-text'
  if (props.kind === 'team' && props.owned) return 'bg-idp-soft border-transparent text-idp'
  return neutral
}
