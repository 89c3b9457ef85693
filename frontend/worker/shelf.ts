// What is kept for reading offline. It belongs to one person with one reach: the name of the shelf says whose it is, and
// the first page that is anybody else's, or nobody's, clears it. Lists and the palette read it: controllers/shelf.ts.

const MOST_PAGES = 50
const LONGEST = 30 * 24 * 3_600_000
const MOST_PICTURES = 200
const BEFORE_ISLANDS = 4
const LARGEST_PICTURE = 200_000
const OFFLINE = "/offline"
const ASSET = /(?:\/static\/assets\/|\/branding\.css\?)[\w.=-]+/g
const LAZY_PART = /["']\.\/([\w-]+-[A-Z0-9]{8}\.js)["']/g

let clearings = 0

/** Tell how often shelves were cleared: an answer asked for before the last time is not laid down any more. */
export const clearedSoFar = (): number => clearings

/** Clear every shelf but that of the owner named. */
export async function clear(except = ""): Promise<void> {
  const names = (await caches.keys()).filter((name) => /^(pages|pictures):/.test(name))
  const others = names.filter((name) => !except || !name.endsWith(`:${except}`))
  if (others.length || !except) clearings += 1
  await Promise.all(others.map((name) => caches.delete(name)))
}

export async function find(url: string): Promise<Response | undefined> {
  const shelf = await open("pages")
  const page = await shelf?.match(url)
  if (!page || Date.now() - keptAt(page) < LONGEST) return page
  await shelf?.delete(url)
  return undefined
}

export const findOfflinePage = async (): Promise<Response | undefined> => (await open("pages"))?.match(OFFLINE)

export async function forget(url: string): Promise<void> {
  for (const kind of ["pages", "pictures"]) await (await open(kind))?.delete(url)
}

export async function keepPage(owner: string, url: string, response: Response): Promise<void> {
  const html = await response.text()
  const before = clearings
  const shelf = await caches.open(`pages:${owner}`)
  await lay(shelf, url, response, html)
  await keepOfflinePage(shelf, html)
  for (const [old] of (await byAge(shelf)).slice(MOST_PAGES)) await shelf.delete(old)
  await keepAssets(html, (await shelf.keys()).length > BEFORE_ISLANDS)
  // Somebody signed out or in meanwhile: nothing of before may stay.
  if (before !== clearings) await caches.delete(`pages:${owner}`)
}

export async function keepPicture(url: string, response: Response): Promise<void> {
  const pages = (await caches.keys()).find((name) => name.startsWith("pages:"))
  const before = clearings
  const picture = await response.blob()
  if (!pages || picture.size > LARGEST_PICTURE || before !== clearings) return
  const shelf = await caches.open(pages.replace("pages:", "pictures:"))
  await shelf.put(url, new Response(picture, { headers: response.headers }))
  for (const old of (await shelf.keys()).slice(0, -MOST_PICTURES)) await shelf.delete(old)
  if (before !== clearings) await clear()
}

export const findPicture = async (url: string): Promise<Response | undefined> => (await open("pictures"))?.match(url)

/** Built files never change: a page from before finds its own, whatever was installed since. */
export async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: "assets" })
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.status === 200) await (await caches.open("assets")).put(request.url, fresh.clone())
  return fresh
}

async function open(kind: string): Promise<Cache | undefined> {
  const name = (await caches.keys()).find((each) => each.startsWith(`${kind}:`))
  return name ? caches.open(name) : undefined
}

async function lay(shelf: Cache, url: string, response: Response, html: string, title = titleOf(html)): Promise<void> {
  const headers = new Headers(response.headers)
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name)
  headers.set("Kept-At", new Date().toISOString())
  headers.set("Kept-Title", encodeURIComponent(title))
  await shelf.put(url, new Response(html, { headers }))
}

/** It is fetched once for each owner and build, in their language; without a title it stands in no list. */
async function keepOfflinePage(shelf: Cache, page: string): Promise<void> {
  const kept = await (await shelf.match(OFFLINE))?.text()
  if (kept !== undefined && String(kept.match(ASSET)) === String(page.match(ASSET))) return
  const response = await fetch(OFFLINE)
  if (!response.ok || response.redirected) return
  const html = await response.text()
  await lay(shelf, OFFLINE, response, html, "")
  await keepAssets(html)
}

/** Parts loaded on first use are brought along only for who stays a while: a first visit is to be small. */
async function keepAssets(text: string, withIslands = false, seen = new Set<string>()): Promise<void> {
  const assets = await caches.open("assets")
  const lazy = [...(withIslands ? text.matchAll(LAZY_PART) : [])].map(([, name]) => `/static/assets/${name}`)
  for (const url of new Set([...(text.match(ASSET) ?? []), ...lazy])) {
    if (seen.has(url)) continue
    seen.add(url)
    const kept = await assets.match(url)
    const response = kept ?? (await fetch(url))
    if (response.status !== 200) continue
    if (!kept) await assets.put(url, response.clone())
    if (url.endsWith(".js")) await keepAssets(await response.text(), withIslands, seen)
  }
  for (const old of (await assets.keys()).slice(0, -100)) await assets.delete(old)
}

async function byAge(shelf: Cache): Promise<[url: string, at: number][]> {
  const pages = await Promise.all((await shelf.keys()).map(async ({ url }) => [url, await shelf.match(url)] as const))
  const own = pages.filter(([url]) => new URL(url).pathname !== OFFLINE)
  const aged = own.map(([url, page]): [string, number] => [url, page ? keptAt(page) : 0])
  return aged.sort(([, one], [, other]) => other - one)
}

function keptAt(page: Response): number {
  return Date.parse(page.headers.get("Kept-At") ?? "") || 0
}

/** What a page is called, without the company's name behind it. */
function titleOf(html: string): string {
  const written = /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ""
  const title = written.includes(" · ") ? written.slice(0, written.lastIndexOf(" · ")) : written
  const signs: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" }
  return title.trim().replace(/&(?:amp|lt|gt|#34|#39);/g, (sign) => signs[sign] ?? sign)
}
