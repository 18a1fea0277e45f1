'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef } from 'react'
import { KeyReveal, type KeyRevealProps } from './key-reveal'

/** The reveal as a page of its own: what a form's response shows where no script runs. */
export function RevealCard({ revealed, text }: Omit<KeyRevealProps, 'onDone'>) {
  const router = useRouter()
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby={id} className="max-w-140 rounded-dialog border border-line bg-surface">
      <div className="px-6 pt-5 max-sm:px-4">
        <h2 id={id} ref={heading} tabIndex={-1} className="text-lg font-semibold outline-none">
          {text.title}
        </h2>
        <p className="mt-1 text-muted">{text.text}</p>
      </div>
      <KeyReveal revealed={revealed} text={text} onDone={() => router.push(revealed.href)} />
    </section>
  )
}
