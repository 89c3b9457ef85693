// Says over a page that the device kept when it is from; it comes anew by itself once the line is back.
// <div role="status" data-controller="kept" data-action="online@window->kept#again"> with a template for each reason

import { Controller } from "@hotwired/stimulus"
import { renew } from "./renewing"

export class KeptController extends Controller<HTMLElement> {
  static override targets = ["words", "anew"]
  declare wordsTargets: HTMLTemplateElement[]
  declare anewTargets: HTMLAnchorElement[]

  override connect(): void {
    this.look()
  }

  look(): void {
    const [why, at] = said()
    const template = this.wordsTargets.find((one) => one.dataset.why === why)
    this.element.querySelector(":scope > p")?.remove()
    if (!template) return
    const words = template.content.cloneNode(true) as DocumentFragment
    for (const span of words.querySelectorAll("span")) {
      span.textContent = span.textContent.replace("{moment}", () => moment(new Date(at)))
    }
    this.element.append(words)
    for (const link of this.anewTargets) link.href = location.href
  }

  again(): void {
    if (said()[0]) void renew(() => said()[0] !== "")
  }
}

/** Say when something was, as short as it is clear: the time today, else the day as well. */
export function moment(at: Date): string {
  const isToday = at.toDateString() === new Date().toDateString()
  const day = isToday ? {} : { weekday: "long", day: "numeric", month: "long" } as const
  return new Intl.DateTimeFormat(document.documentElement.lang, { ...day, hour: "numeric", minute: "2-digit" }).format(at)
}

/** From here on the pages that are read are kept: the worker does it where there is somebody they belong to. */
export function keepPages(): void {
  const isSomebody = document.querySelector("meta[name=made]") !== null
  if (!isSomebody || !("serviceWorker" in navigator)) return
  const register = (): void => void navigator.serviceWorker.register("/sw.js").catch(() => {})
  if (document.readyState === "complete") register()
  else addEventListener("load", register, { once: true })
}

/** The worker writes why and from when into the head of a page it kept. */
function said(): [why: string, at: string] {
  const [why = "", at = ""] = document.querySelector<HTMLMetaElement>("meta[name=kept]")?.content.split(" ") ?? []
  return [why, at]
}
