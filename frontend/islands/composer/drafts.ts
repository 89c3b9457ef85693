// Keeps a draft at the server while somebody writes, and offers one that was begun on another device.

import { placeOfForm } from "./place"

type Field = HTMLTextAreaElement | HTMLInputElement

interface Kept {
  at: string
  title?: string
  body?: string
}

export class Drafts {
  private readonly offer: HTMLElement | null
  private timer = 0
  private isDirty = false

  constructor(private readonly form: HTMLFormElement, tools: HTMLElement, signal: AbortSignal) {
    this.offer = tools.querySelector(".composer-offer")
    form.addEventListener("input", this.later, { signal })
    form.addEventListener("turbo:submit-start", () => this.stop(), { signal })
    addEventListener("pagehide", this.now, { signal })
    document.addEventListener("turbo:before-visit", this.now, { signal })
    void this.look()
  }

  private get fields(): Field[] {
    return [...this.form.querySelectorAll<Field>("[data-draft-target=field]")]
  }

  private get address(): string {
    return `/drafts/${placeOfForm(this.form)}`
  }

  private async look(): Promise<void> {
    const response = await fetch(this.address, { headers: { Accept: "application/json" } }).catch(() => null)
    if (response?.status !== 200 || response.redirected || !this.offer) return
    const kept = await response.json() as Kept
    const isSame = this.fields.every((field) => field.value === (kept[field.name as "body"] ?? ""))
    if (isSame || this.isDirty) return
    const words = this.offer.querySelector("p")
    if (words) words.textContent = (words.dataset.words ?? "").replace("{moment}", () => kept.at)
    this.offer.hidden = false
    this.offer.querySelector("[data-draft=continue]")?.addEventListener("click", () => this.continue(kept))
    this.offer.querySelector("[data-draft=forget]")?.addEventListener("click", () => this.forget())
  }

  private continue(kept: Kept): void {
    for (const field of this.fields) {
      field.value = kept[field.name as "body"] ?? ""
      field.dispatchEvent(new InputEvent("input", { bubbles: true }))
    }
    this.close()
  }

  private forget(): void {
    void fetch(this.address, { method: "DELETE", redirect: "manual" }).catch(() => null)
    this.close()
  }

  private close(): void {
    if (this.offer) this.offer.hidden = true
    this.fields.find((field) => field.tagName === "TEXTAREA")?.focus()
  }

  private stop(): void {
    clearTimeout(this.timer)
    this.isDirty = false
  }

  private readonly later = (event: Event): void => {
    if (!(event.target as Element).matches("[data-draft-target=field]")) return
    this.isDirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(this.now, 1500)
  }

  private readonly now = (): void => {
    if (!this.isDirty) return
    this.stop()
    const body = JSON.stringify(Object.fromEntries(this.fields.map((field) => [field.name, field.value])))
    // What does not arrive now stays in this browser, and comes with the next letter.
    void fetch(this.address, { method: "PUT", body, keepalive: body.length < 60_000, redirect: "manual" }).catch(() => null)
  }
}
