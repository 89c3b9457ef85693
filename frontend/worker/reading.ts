// Pages where the line is slow or gone: the network first, and after three seconds without an answer what was kept.
// What the server says about a page decides: only where it allows it is one kept, and where it refuses one it is forgotten.

import { asset, clear, clearedSoFar, find, findOfflinePage, findPicture, forget, keepPage, keepPicture } from "./shelf"

const PATIENCE = 3000
const OURS_NO_MORE = [403, 404, 410]
const AWAY = [502, 503, 504] // A proxy answers so while the house is down.
const NO_PAGES = /^\/(api|files|live|uploads)(\/|$)/

type Why = "offline" | "slow" | "missing"

export function answer(event: FetchEvent): void {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.method === "POST" && url.pathname === "/sign-out") event.waitUntil(clear())
  if (request.method !== "GET" || request.headers.has("Range")) return
  if (url.pathname.startsWith("/static/assets/") || url.pathname === "/branding.css") event.respondWith(asset(request))
  else if (request.destination === "image") event.respondWith(picture(event))
  else if (isVisit(request) && !NO_PAGES.test(url.pathname)) event.respondWith(page(event))
}

/** A page is opened by the browser or by Turbo; frames and streams are parts of one. */
function isVisit({ mode, headers }: Request): boolean {
  const isTurbo = headers.has("X-Turbo-Request-Id") && !headers.has("Turbo-Frame")
  return mode === "navigate" || (isTurbo && !headers.get("Accept")?.includes("turbo-stream"))
}

async function page(event: FetchEvent): Promise<Response> {
  const url = event.request.url.replace(/#.*/, "")
  const fresh = ask(event, url)
  event.waitUntil(fresh.then(({ noted }) => noted, () => {}))
  const kept = await find(url)
  const given = fresh.then(({ response }) => (AWAY.includes(response.status) ? "offline" : response), () => "offline" as const)
  if (!kept) {
    const first = await given
    return first instanceof Response ? first : notHere(fresh)
  }
  const slow = new Promise<"slow">((resolve) => setTimeout(() => resolve("slow"), PATIENCE))
  const first = await Promise.race([given, slow])
  return first instanceof Response ? first : marked(kept, first)
}

/** Ask the server; what it says is noted beside, and nobody waits for that. */
async function ask({ request }: FetchEvent, url: string): Promise<{ response: Response; noted: Promise<void> }> {
  const before = clearedSoFar()
  const response = await fetch(request)
  return { response, noted: note(url, response.clone(), before).catch(() => {}) }
}

async function note(url: string, response: Response, before: number): Promise<void> {
  const owner = response.headers.get("For-Person")
  if (!owner || !response.headers.get("Content-Type")?.startsWith("text/html") || before !== clearedSoFar()) return
  await clear(owner === "nobody" ? "" : owner)
  if (OURS_NO_MORE.includes(response.status)) await forget(url)
  if (response.status === 200 && response.headers.has("Readable-Offline") && owner !== "nobody") {
    await keepPage(owner, response.url.replace(/#.*/, "") || url, response)
  }
}

/** Without anything kept the page that says so, else what the browser or the proxy says. */
async function notHere(fresh: Promise<{ response: Response }>): Promise<Response> {
  const offline = await findOfflinePage()
  return offline ? marked(offline, "missing") : fresh.then(({ response }) => response, () => Response.error())
}

/** Say in the page's head why it is shown and from when it is: controllers/kept.ts. */
async function marked(kept: Response, why: Why): Promise<Response> {
  const said = `<meta name="kept" content="${why} ${kept.headers.get("Kept-At") ?? ""}">`
  return new Response((await kept.text()).replace("<head>", () => `<head>${said}`), { headers: kept.headers })
}

async function picture(event: FetchEvent): Promise<Response> {
  const { request } = event
  try {
    const response = await fetch(request)
    if (OURS_NO_MORE.includes(response.status)) await forget(request.url)
    if (response.status === 200) event.waitUntil(keepPicture(request.url, response.clone()).catch(() => {}))
    return response
  } catch {
    return (await findPicture(request.url)) ?? Response.error()
  }
}
