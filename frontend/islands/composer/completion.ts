// A list under the cursor that finishes @names, #topics and :emoji: while somebody types. The focus stays in the text;
// arrows choose, Enter or Tab takes, Escape leaves it be.

import { placeOf } from "./caret"
import { findEmoji } from "./emoji"
import { replace } from "./edits"

const WORD = /(?:^|[\s([{"'„“])([@#:])([^\s@#:()[\]{}]{0,40})$/u
const KINDS: Record<string, string> = { "@": "person", "#": "topic" }

export class Completion {
  private readonly list: HTMLElement
  private readonly said: HTMLElement | null
  private readonly ending = new AbortController()
  private from = -1
  private chosen = 0
  private asked = 0
  private isWanted = false

  constructor(private readonly area: HTMLTextAreaElement, tools: HTMLElement) {
    this.list = tools.querySelector<HTMLElement>("[role=listbox]") ?? document.createElement("ul")
    this.said = tools.querySelector("[role=status]")
    this.list.id = `${area.id}_completions`
    area.setAttribute("aria-autocomplete", "list")
    const { signal } = this.ending
    area.addEventListener("input", () => void this.look(), { signal })
    area.addEventListener("blur", () => this.close(), { signal })
    area.addEventListener("click", () => this.close(), { signal })
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault()
      const option = (event.target as Element).closest<HTMLElement>("[role=option]")
      if (option) this.take(option)
    }, { signal })
  }

  remove(): void {
    this.ending.abort()
    this.close()
    this.area.removeAttribute("aria-autocomplete")
  }

  /** Begin as if the sign had been typed. */
  start(sign: string): void {
    const at = this.area.selectionStart
    const isApart = at === 0 || /\s/.test(this.area.value.charAt(at - 1))
    this.isWanted = true
    replace(this.area, [at, this.area.selectionEnd], isApart ? sign : ` ${sign}`)
  }

  /** Tell whether a key was meant for the list. */
  key(event: KeyboardEvent): boolean {
    if (this.list.hidden) return false
    const moves: Record<string, number> = { ArrowDown: this.chosen + 1, ArrowUp: this.chosen - 1 }
    const move = moves[event.key]
    const option = this.options[this.chosen]
    if (move !== undefined) this.choose((move + this.options.length) % this.options.length)
    else if (event.key === "Escape") this.close()
    else if ((event.key === "Enter" || event.key === "Tab") && option) this.take(option)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }

  private get options(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>("[role=option]")]
  }

  private async look(): Promise<void> {
    const asked = ++this.asked
    const before = this.area.value.slice(0, this.area.selectionStart)
    const [, sign, typed] = WORD.exec(before) ?? []
    if (sign === undefined || typed === undefined || this.area.selectionStart !== this.area.selectionEnd) return this.close()
    // A colon begins many things; only letters after it, or the button, ask for emoji.
    const found = sign !== ":" ? await this.ask(sign, typed) : typed.length > 1 || this.isWanted ? emojiOptions(typed) : null
    if (asked !== this.asked) return
    this.from = before.length - typed.length - 1
    this.show(found)
  }

  private async ask(sign: string, typed: string): Promise<DocumentFragment | null> {
    // A heading begins like a topic; with nothing typed there is nothing to find.
    if (sign === "#" && !typed) return null
    await new Promise((resolve) => setTimeout(resolve, 120))
    const query = new URLSearchParams({ kind: KINDS[sign] ?? "", q: typed, ...near(this.area.form) })
    try {
      const response = await fetch(`/completions?${query}`, { headers: { Accept: "text/html" } })
      if (!response.ok || response.redirected) return null
      return document.createRange().createContextualFragment(await response.text())
    } catch {
      return null // Offline: one can write the name oneself.
    }
  }

  private show(found: DocumentFragment | null): void {
    this.list.replaceChildren(...(found?.children ?? []))
    const { options } = this
    options.forEach((option, index) => { option.id = `${this.list.id}_${index}` })
    if (!options.length) return this.close()
    this.list.hidden = false
    this.area.setAttribute("aria-controls", this.list.id)
    this.place()
    this.choose(0)
    if (this.said) this.said.textContent = (this.said.dataset.words ?? "").replace("{count}", String(options.length))
  }

  private place(): void {
    const { left, top, height } = placeOf(this.area, this.from)
    const room = (this.list.offsetParent as HTMLElement | null)?.getBoundingClientRect()
    const box = this.area.getBoundingClientRect()
    if (!room) return
    const inside = Math.min(box.left - room.left + left, Math.max(room.width - this.list.offsetWidth, 0))
    this.list.style.left = `${Math.max(inside, 0)}px`
    this.list.style.top = `${box.top - room.top + Math.min(top, box.height) + height + 4}px`
  }

  private choose(index: number): void {
    this.chosen = index
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === index)))
    const option = this.options[index]
    if (!option) return
    this.area.setAttribute("aria-activedescendant", option.id)
    option.scrollIntoView({ block: "nearest" })
  }

  private take(option: HTMLElement): void {
    replace(this.area, [this.from, this.area.selectionStart], `${option.dataset.text ?? ""} `)
    this.close()
  }

  private close(): void {
    this.asked += 1
    this.isWanted = false
    this.list.hidden = true
    if (this.said) this.said.textContent = ""
    for (const name of ["aria-activedescendant", "aria-controls"]) this.area.removeAttribute(name)
  }
}

/** Where it is written: who belongs there is found first. */
function near(form: HTMLFormElement | null): Record<string, string> {
  const space = form?.querySelector<HTMLSelectElement>("[name=space]")?.value
  const entry = /\/(entries|posts|comments)\/(\d+)/.exec(form?.action ?? "")
  if (space) return { space }
  return entry?.[2] && entry[1] !== "comments" ? { entry: entry[2] } : {}
}

function emojiOptions(typed: string): DocumentFragment {
  const made = document.createDocumentFragment()
  for (const { sign, name } of findEmoji(typed, document.documentElement.lang)) {
    const option = Object.assign(document.createElement("li"), { className: "completion" })
    option.setAttribute("role", "option")
    option.dataset.text = sign
    const picture = Object.assign(document.createElement("span"), { className: "completion-emoji", textContent: sign })
    picture.setAttribute("aria-hidden", "true")
    option.append(picture, Object.assign(document.createElement("span"), { className: "truncate", textContent: name }))
    made.append(option)
  }
  return made
}
