'use client'

import { useEffect, useState } from 'react'
import { type JumpGroup, type JumpTexts, narrow } from './jump'

export interface Listed {
  /** What was typed, without the spaces around it. */
  text: string
  groups: readonly JumpGroup[]
  /** The server has not answered yet; what it answered before stays. */
  searching: boolean
  failed: boolean
}

interface Source {
  findHref: string
  searchHref: string | null
  groups: readonly JumpGroup[]
  t: JumpTexts
}

/** So long nothing may be typed before the server is asked, in milliseconds. */
const pause = 120

interface Answer {
  text: string
  groups: readonly JumpGroup[]
  failed: boolean
}

const none: Answer = { text: '', groups: [], failed: false }

/** What the palette shows for a text: pages and actions that fit it, whom the server finds, and the search for all. */
export function useListed({ findHref, searchHref, groups, t }: Source, typed: string): Listed {
  const text = typed.trim()
  const [answer, setAnswer] = useState(none)
  useEffect(() => {
    if (!text) return
    const abandoned = new AbortController()
    const timer = setTimeout(() => {
      ask(findHref, text, abandoned.signal).then(
        (found) => setAnswer({ text, groups: found, failed: false }),
        () => !abandoned.signal.aborted && setAnswer({ text, groups: [], failed: true }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      abandoned.abort()
    }
  }, [findHref, text])
  const mine = narrow(groups, text)
  if (!text) return { text, groups: mine, searching: false, failed: false }
  const { everybody, found } = t
  const all: JumpGroup = {
    label: found.people,
    entries: [
      {
        icon: 'search',
        label: everybody.replace('#', () => text),
        to: { href: `${searchHref}?q=${encodeURIComponent(text)}` },
      },
    ],
  }
  return {
    text,
    groups: searchHref ? joined([...mine, ...answer.groups], all) : [...mine, ...answer.groups],
    searching: answer.text !== text,
    failed: answer.failed,
  }
}

/** The last entry goes under the heading of its like, if there is one. */
function joined(groups: readonly JumpGroup[], last: JumpGroup): JumpGroup[] {
  const like = groups.find(({ label }) => label === last.label)
  if (!like) return [...groups, last]
  return groups.map((group) => (group === like ? { ...like, entries: [...like.entries, ...last.entries] } : group))
}

async function ask(href: string, text: string, signal: AbortSignal): Promise<JumpGroup[]> {
  const response = await fetch(`${href}?q=${encodeURIComponent(text)}`, { signal })
  if (!response.ok) throw new Error(`the search answered ${response.status}`)
  const { groups } = (await response.json()) as { groups: JumpGroup[] }
  return groups
}
