// The palette: a field over the page that leads anywhere by a few letters. The focus stays in the field; arrows choose.
// Places, deeds and pages read lately are matched here, names are found by the server.

import { matches } from "./matching"
import { type Page, recentOptions } from "./recent"

/** What the page does for it: handed over, so that the page's own script stays one file. */
export interface Hands {
  visit: (url: string) => void
  chooseTheme: (name: string) => void
  keptPages: () => Promise<Page[]>
  /** Give what was typed until it opened. */
  take: () => string
  /** Give the focus back. */
  leave: () => void
}

const PAUSE = 120
let opened: Palette | undefined

/** Open it; tells whether it could be had, which it cannot be offline on first use. */
export async function open(hands: Hands): Promise<boolean> {
  if (opened) return true
  const response = await fetch("/palette", { headers: { Accept: "text/html" } }).catch(() => null)
  if (!response?.ok || response.redirected) return false
  const dialog = document.createRange().createContextualFragment(await response.text()).querySelector("dialog")
  if (!dialog || opened) return opened !== undefined
  opened = new Palette(dialog, hands)
  return true
}

class Palette {
  private readonly ending = new AbortController()
  private readonly input: HTMLInputElement
  private asked = 0
  private chosen: HTMLElement | undefined

  constructor(private readonly dialog: HTMLDialogElement, private readonly hands: Hands) {
    const { signal } = this.ending
    this.input = dialog.querySelector<HTMLInputElement>("[role=combobox]") ?? document.createElement("input")
    document.body.append(dialog)
    dialog.addEventListener("close", this.closed, { signal })
    dialog.addEventListener("click", this.click, { signal })
    dialog.addEventListener("keydown", this.key, { signal })
    this.input.addEventListener("input", () => void this.look(), { signal })
    document.addEventListener("turbo:before-cache", this.end, { signal })
    dialog.showModal()
    this.input.focus()
    this.input.value = hands.take()
    void this.look()
    void this.recall()
  }

  private part(name: string): HTMLElement | null {
    return this.dialog.querySelector(`[data-palette=${name}]`)
  }

  private get options(): HTMLElement[] {
    return [...this.dialog.querySelectorAll<HTMLElement>("[role=option]")].filter((one) => one.checkVisibility())
  }

  private async recall(): Promise<void> {
    const recent = this.part("recent")
    const pages = await this.hands.keptPages()
    // What stands among the deeds, such as the home page, need not stand there twice.
    const there = [...this.dialog.querySelectorAll("a")].map((link) => link.href)
    recent?.append(...recentOptions(pages.filter(({ url }) => !there.includes(url))))
    this.show()
  }

  private async look(): Promise<void> {
    const asked = ++this.asked
    this.show()
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    if (asked !== this.asked) return
    const found = this.typed ? await ask(this.typed) : null
    if (asked !== this.asked) return
    this.part("found")?.replaceChildren(...(found?.children ?? []))
    this.show()
  }

  private get typed(): string {
    return this.input.value.trim()
  }

  /** Show what fits the letters, and choose the first of it. */
  private show(): void {
    for (const name of ["recent", "deeds"]) {
      const options = [...(this.part(name)?.querySelectorAll<HTMLElement>("[role=option]") ?? [])]
      for (const option of options) option.hidden = !matches(option.dataset.words ?? "", this.typed)
      this.part(name)?.toggleAttribute("hidden", options.every((option) => option.hidden))
    }
    if (!this.typed) this.part("found")?.replaceChildren()
    this.offerAll()
    const { options } = this
    options.forEach((option, index) => { option.id = `palette_option_${index}` })
    this.choose(options[0])
    const said = this.dialog.querySelector<HTMLElement>("[role=status]")
    if (said) said.textContent = (said.dataset.words ?? "").replace("{count}", String(options.length))
  }

  private offerAll(): void {
    const all = this.part("all")
    const link = all?.querySelector("a")
    all?.toggleAttribute("hidden", !this.typed)
    if (!link) return
    link.search = String(new URLSearchParams({ q: this.typed }))
    const name = link.querySelector(".palette-name")
    if (name) name.textContent = (link.dataset.label ?? "").replace("{words}", () => this.typed)
  }

  private choose(option: HTMLElement | undefined): void {
    this.chosen?.setAttribute("aria-selected", "false")
    this.chosen = option
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    if (option) this.input.setAttribute("aria-activedescendant", option.id)
    else this.input.removeAttribute("aria-activedescendant")
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.target !== this.input) return
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[event.key]
    const { options } = this
    if (move) this.choose(options.at((options.indexOf(this.chosen as HTMLElement) + move) % options.length))
    else if (event.key === "Enter") this.take(this.chosen, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  }

  private readonly click = (event: MouseEvent): void => {
    const target = event.target as Element
    const option = target.closest<HTMLElement>("[role=option]")
    if (target === this.dialog || target.closest("[data-palette=close]")) return this.dialog.close()
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    this.take(option, false)
  }

  private take(option: HTMLElement | undefined, isApart: boolean): void {
    if (!option) return
    const { themeName } = option.dataset
    if (themeName) this.hands.chooseTheme(themeName)
    else if (option instanceof HTMLAnchorElement && isApart) return void window.open(option.href, "_blank", "noopener")
    this.dialog.close()
    if (option instanceof HTMLAnchorElement) this.hands.visit(option.href)
  }

  private readonly closed = (): void => {
    this.hands.leave()
    this.end()
  }

  private readonly end = (): void => {
    this.ending.abort()
    this.asked += 1
    this.dialog.close()
    this.dialog.remove()
    opened = undefined
  }
}

async function ask(typed: string): Promise<DocumentFragment | null> {
  try {
    const query = new URLSearchParams({ q: typed })
    const response = await fetch(`/palette/found?${query}`, { headers: { Accept: "text/html" } })
    if (!response.ok || response.redirected) return null
    return document.createRange().createContextualFragment(await response.text())
  } catch {
    return null // Offline: what was read lately is there all the same.
  }
}
