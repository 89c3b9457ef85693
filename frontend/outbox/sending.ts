// Sends what waits, once the line is back. The server takes each key once, and only from the person who wrote it; so it
// may be sent again whenever the answer was not heard. See flurfunk/api/posting_once.py.

import { alone, get, type Letter, letters, put, remove } from "./store"

const ASKED_AGAIN = [408, 425, 429]
// The server remembers keys for ninety days; what is older is sent only by its writer's own hand.
const OLDEST = 60 * 24 * 3_600_000

export async function sendWaiting(): Promise<void> {
  await alone(async () => {
    for (const { key, at } of await letters()) {
      const letter = await get(key)
      if (!letter || letter.refused) continue
      if (Date.now() - at > OLDEST) await put({ ...letter, refused: 410 })
      else if ((await send(letter)) === "no line") return
    }
  })
}

async function send(letter: Letter): Promise<"no line" | "done"> {
  const headers = { "Idempotency-Key": letter.key, "For-Person": letter.person, Accept: "text/html" }
  const body = new URLSearchParams(letter.fields)
  const response = await fetch(letter.action, { method: "POST", body, headers }).catch(() => null)
  if (!response || response.status >= 500 || ASKED_AGAIN.includes(response.status)) return "no line"
  // Nobody is signed in, or somebody else: it waits for its writer.
  if (response.status === 409 || isDoor(response)) return "done"
  if (response.ok) await remove(letter.key)
  else await put({ ...letter, refused: response.status })
  return "done"
}

function isDoor({ redirected, url }: Response): boolean {
  return redirected && ["/sign-in", "/setup"].includes(new URL(url).pathname)
}
