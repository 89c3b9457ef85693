// Fetching a fragment and putting it where it belongs: in place of the old one, or into its list.

import { morphElements } from "@hotwired/turbo"
import { calm } from "./calm"
import type { Signal } from "./socket"

const underway = new Set<string>()

export async function refresh({ id, url, within, at }: Signal): Promise<void> {
  if (!url || !id || underway.has(url)) return
  underway.add(url)
  await calm()
  underway.delete(url)
  if (!document.getElementById(id) && !(within && document.getElementById(within))) return
  const fragment = await read(url)
  if (fragment === "gone") document.getElementById(id)?.remove()
  else if (fragment) place(fragment, id, within, at)
}

export async function read(url: string): Promise<DocumentFragment | "gone" | null> {
  try {
    const response = await fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" } })
    if (response.status === 404) return "gone"
    if (!response.ok || response.redirected) return null
    return document.createRange().createContextualFragment(await response.text())
  } catch {
    return null // Offline: the reconnect that follows refreshes everything.
  }
}

function place(fragment: DocumentFragment, id: string, within?: string, at?: string): void {
  const next = fragment.getElementById(id) ?? fragment.firstElementChild
  const current = document.getElementById(id)
  if (!next) return
  if (current) return morphElements(current, next)
  next.classList.add("is-new")
  const list = within ? document.getElementById(within) : null
  if (at === "start") list?.prepend(next)
  else list?.append(next)
}
