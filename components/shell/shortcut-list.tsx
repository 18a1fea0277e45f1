'use client'

import { Fragment, useState } from 'react'
import type { Messages } from '@/lib/i18n/messages'
import { Checkbox } from '../ui/choice'
import { DialogFrame } from '../ui/dialog'
import { DialogBody } from '../ui/dialog-parts'
import type { JumpKey } from './jump'
import { useCommandKey } from './platform-keys'
import { areSingleKeysOn, switchSingleKeys } from './single-keys'

interface ShortcutListProps {
  keys: readonly JumpKey[]
  closeLabel: string
  t: Messages['jump']['keys']
  onClose: () => void
}

type Row = readonly [keys: readonly string[], text: string]

/** Every key that means something, and the way to turn off those that stand alone. */
export default function ShortcutList({ keys, closeLabel, t, onClose }: ShortcutListProps) {
  const command = useCommandKey()
  const [on, setOn] = useState(areSingleKeysOn)
  const everywhere: Row[] = [
    [[`${command} K`], t.palette],
    [['/'], t.search],
    [['?'], t.thisList],
    [['F6'], t.messages],
    [['Esc'], t.closes],
  ]
  const lists: Row[] = [
    [['J'], t.next],
    [['K'], t.previous],
  ]
  return (
    <DialogFrame title={t.title} closeLabel={closeLabel} onClose={onClose} wide>
      <DialogBody>
        <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          <Keys title={t.everywhere} rows={everywhere} then={t.followedBy} />
          {keys.length > 0 && (
            <Keys
              title={t.goTo}
              rows={keys.map(({ key, label }) => [['G', key.toUpperCase()], label] as const)}
              then={t.followedBy}
            />
          )}
          <Keys title={t.lists} rows={lists} then={t.followedBy} />
        </div>
        <Checkbox
          label={t.single}
          hint={t.singleHint}
          checked={on}
          onChange={({ target }) => {
            switchSingleKeys(target.checked)
            setOn(target.checked)
          }}
        />
      </DialogBody>
    </DialogFrame>
  )
}

function Keys({ title, rows, then }: { title: string; rows: readonly Row[]; then: string }) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-muted">{title}</h3>
      <dl>
        {rows.map(([pressed, text]) => (
          <div
            key={text}
            className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
          >
            <dt className="min-w-0">{text}</dt>
            <dd className="flex flex-none items-center gap-1.5 text-sm text-muted">
              {pressed.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && then}
                  <kbd className="key">{key}</kbd>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
