import { Icon } from '../ui/icon'
import { iconButtonClass } from '../ui/icon-button'
import { ActionForm } from './people-actions'

/** Forgets a saved view. */
export function RemoveViewButton({ id, label }: { id: string; label: string }) {
  return (
    <ActionForm fields={{ do: 'remove-view', id }} className="flex flex-none">
      <button type="submit" aria-label={label} className={iconButtonClass({ size: 'sm' })}>
        <Icon name="trash" size="sm" />
      </button>
    </ActionForm>
  )
}
