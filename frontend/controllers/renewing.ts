// Makes the page anew when what its reader may see has changed: nothing of before stays, not even behind "back".

import { cache, visit } from "@hotwired/turbo"

const UNDERWAY = "html[aria-busy=true], form[aria-busy=true]"
const BEAT = 60
let isRenewing = false

export async function renew(isStale: () => boolean): Promise<void> {
  cache.clear()
  if (isRenewing) return
  isRenewing = true
  await rest()
  isRenewing = false
  if (isStale()) visit(location.href, { action: "replace", shouldCacheSnapshot: false })
}

/** Wait for the answer to what the reader has just done: it may bring another page, and must not be cut off. */
async function rest(): Promise<void> {
  for (let quiet = 0; quiet < 2; quiet++) {
    await new Promise((resolve) => setTimeout(resolve, BEAT))
    if (document.querySelector(UNDERWAY)) quiet = -1
  }
}
