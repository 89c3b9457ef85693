// The pages that the service worker keeps for reading offline, as it lays them down (worker/shelf.ts), and their list.
// <div data-controller="shelf"> with a list, a template of a row and words for when there is none

import { Controller } from "@hotwired/stimulus"
import { moment } from "./kept"

export interface KeptPage {
  url: string
  title: string
  at: Date
}

export class ShelfController extends Controller<HTMLElement> {
  static override targets = ["list", "row", "none"]
  declare listTarget: HTMLElement
  declare rowTarget: HTMLTemplateElement
  declare noneTarget: HTMLElement

  override async connect(): Promise<void> {
    const pages = await keptPages()
    this.noneTarget.hidden = pages.length > 0
    this.listTarget.replaceChildren(...pages.map((page) => this.row(page)))
  }

  private row({ url, title, at }: KeptPage): DocumentFragment {
    const row = this.rowTarget.content.cloneNode(true) as DocumentFragment
    const [link, time] = [row.querySelector("a"), row.querySelector("time")]
    if (link) Object.assign(link, { href: url, textContent: title })
    if (time) Object.assign(time, { dateTime: at.toISOString(), textContent: moment(at) })
    return row
  }
}

/** List them, the last read first; none where the browser keeps none. */
export async function keptPages(): Promise<KeptPage[]> {
  if (!("caches" in window)) return []
  const name = (await caches.keys()).find((each) => each.startsWith("pages:"))
  if (!name) return []
  const shelf = await caches.open(name)
  const pages = await Promise.all((await shelf.keys()).map(async ({ url }) => read(url, await shelf.match(url))))
  return pages.filter((page) => page !== null).sort((one, other) => Number(other.at) - Number(one.at))
}

function read(url: string, response: Response | undefined): KeptPage | null {
  const title = decodeURIComponent(response?.headers.get("Kept-Title") ?? "")
  return title ? { url, title, at: new Date(response?.headers.get("Kept-At") ?? 0) } : null
}
