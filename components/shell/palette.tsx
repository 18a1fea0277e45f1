'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, startTransition, useEffect, useId, useRef, useState } from 'react'
import { Icon } from '../ui/icon'
import { isBackdrop, useModal } from '../ui/modal'
import type { JumpEntry, JumpTexts } from './jump'
import type { JumpBarProps } from './jump-bar'
import { type Listed, useListed } from './palette-list'

export interface PaletteProps extends JumpBarProps {
  onShortcuts: () => void
  onClose: () => void
}

/** One field over a list: pages and things to do at once, people and teams as the server answers. The field keeps the
 *  focus; the list says which entry Enter takes (combobox with a listbox, as ARIA describes it). */
export default function Palette(props: PaletteProps) {
  const { closeLabel, t, onClose } = props
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [text, setText] = useState('')
  const list = useListed(props, text)
  const [chosen, setChosen] = useState<string>()
  const all = list.groups.flatMap(({ entries }) => entries)
  const at = Math.max(
    0,
    all.findIndex((entry) => keyOf(entry) === chosen),
  )
  const take = useTake(props, () => ref.current?.close())
  useModal(ref, true)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return ref.current?.close()
    }
    const entry = event.key === 'Enter' ? all[at] : undefined
    if (entry) {
      event.preventDefault()
      return take(entry, event.ctrlKey || event.metaKey)
    }
    const next = destination(event, at, all.length)
    const target = next === undefined ? undefined : all[next]
    if (!target) return
    event.preventDefault()
    setChosen(keyOf(target))
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it; this click is the pointer's way, on the backdrop
    <dialog
      ref={ref}
      aria-label={t.title}
      className="dialog palette"
      onClose={(event) => !event.currentTarget.open && onClose()}
      onClick={(event) => isBackdrop(event) && event.currentTarget.close()}
    >
      <div className="flex h-13 flex-none items-center gap-3 border-b border-line pr-2 pl-4">
        <Icon name="search" className="text-muted" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={all.length > 0 ? `${id}-${at}` : undefined}
          aria-label={t.title}
          placeholder={t.placeholder}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={200}
          value={text}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-subtle placeholder:opacity-100"
          onChange={(event) => {
            setText(event.target.value)
            setChosen(undefined)
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          aria-label={closeLabel}
          className="inline-grid size-8 flex-none place-items-center rounded-control text-muted hover:bg-fill"
          onClick={() => ref.current?.close()}
        >
          <Icon name="x" />
        </button>
      </div>
      <Options id={id} list={list} all={all} at={at} t={t} onChoose={setChosen} onTake={take} />
      <Foot t={t} />
    </dialog>
  )
}

interface OptionsProps {
  id: string
  list: Listed
  all: readonly JumpEntry[]
  at: number
  t: JumpTexts
  onChoose: (key: string) => void
  onTake: (entry: JumpEntry, apart: boolean) => void
}

function Options({ id, list, all, at, t, onChoose, onTake }: OptionsProps) {
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2">
      {list.failed && <p className="px-2 py-1.5 text-sm text-warning">{t.failed}</p>}
      <div id={`${id}-list`} role="listbox" aria-label={t.title} aria-busy={list.searching}>
        {list.groups.map((group, index) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of a listbox, which a fieldset cannot be
          <div key={group.label} role="group" aria-labelledby={`${id}-group-${index}`}>
            <div id={`${id}-group-${index}`} className="px-2 pt-2 pb-1 text-xs font-medium text-subtle">
              {group.label}
            </div>
            {group.entries.map((entry) => (
              <Option
                key={keyOf(entry)}
                id={`${id}-${all.indexOf(entry)}`}
                entry={entry}
                selected={all[at] === entry}
                onChoose={onChoose}
                onTake={onTake}
              />
            ))}
          </div>
        ))}
      </div>
      {all.length === 0 && !list.searching && (
        <p className="px-2 py-6 text-center text-muted">{t.nothing.replace('#', () => list.text)}</p>
      )}
      <p role="status" className="sr-only">
        {list.searching ? t.searching : counted(all.length, t.count)}
      </p>
    </div>
  )
}

function Option({
  id,
  entry,
  selected,
  onChoose,
  onTake,
}: Pick<OptionsProps, 'id' | 'onChoose' | 'onTake'> & { entry: JumpEntry; selected: boolean }) {
  const { icon, label, detail } = entry
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field takes it
    <div
      id={id}
      role="option"
      aria-selected={selected}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-2 py-1 aria-selected:bg-accent-soft aria-selected:text-accent-text forced-colors:aria-selected:outline-2"
      onPointerMove={() => !selected && onChoose(keyOf(entry))}
      onClick={(event) => onTake(entry, event.ctrlKey || event.metaKey)}
    >
      <Icon name={icon} className={selected ? undefined : 'text-subtle'} />
      <span className="min-w-0 truncate">{label}</span>
      {/* Where both do not fit, the name keeps its room. */}
      {detail && <span className="ml-auto min-w-0 shrink-999 truncate text-sm text-muted">{detail}</span>}
    </div>
  )
}

function Foot({ t }: { t: JumpTexts }) {
  const hints = [
    ['↑ ↓', t.hints.choose],
    ['↵', t.hints.open],
    ['Esc', t.hints.close],
  ]
  return (
    <div
      aria-hidden="true"
      className="flex flex-none gap-4 border-t border-line bg-page px-4 py-2 text-xs text-muted max-sm:hidden"
    >
      {hints.map(([key, text]) => (
        <span key={key} className="flex items-center gap-1.5">
          <kbd className="key">{key}</kbd> {text}
        </span>
      ))}
    </div>
  )
}

/** Does what an entry says; `apart` opens a page in another tab. */
function useTake(props: PaletteProps, close: () => void) {
  const router = useRouter()
  const { setLocale, setTheme, signOut, onShortcuts } = props
  return ({ to }: JumpEntry, apart: boolean) => {
    if ('href' in to) {
      if (apart) return void window.open(to.href, '_blank', 'noopener')
      close()
      return router.push(to.href)
    }
    close()
    if (to.kind === 'shortcuts') return onShortcuts()
    const form = new FormData()
    if (to.kind === 'sign-out') return startTransition(async () => signOut(form))
    form.set(to.kind, to.value)
    startTransition(to.kind === 'theme' ? () => setTheme(form) : () => setLocale(form))
  }
}

function destination({ key, altKey }: KeyboardEvent, at: number, count: number): number | undefined {
  if (count === 0 || altKey) return undefined
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'PageDown') return Math.min(at + 8, count - 1)
  if (key === 'PageUp') return Math.max(at - 8, 0)
  return undefined
}

function keyOf({ to, label }: JumpEntry): string {
  return 'href' in to ? to.href : `${to.kind} ${label}`
}

function counted(count: number, forms: JumpTexts['count']): string {
  const { lang } = document.documentElement
  const form = new Intl.PluralRules(lang).select(count) === 'one' ? forms.one : forms.other
  return form.replace('#', new Intl.NumberFormat(lang).format(count))
}
