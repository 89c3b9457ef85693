// Shows what waits to be sent, or was refused; the writer may take it back into its form, or throw it away.
// <section data-controller="outbox"> with a list and a template of a row

import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"
import { sendWaiting } from "../outbox/sending"
import { alone, get, type Letter, letters, onChange, remove } from "../outbox/store"
import { draftKey } from "./draft"
import { writer } from "./posting"

export class OutboxController extends Controller<HTMLElement> {
  static override targets = ["list", "row"]
  static override values = { handle: String }
  declare listTarget: HTMLElement
  declare rowTarget: HTMLTemplateElement
  declare handleValue: string
  private leave: (() => void) | undefined

  override connect(): void {
    if (!("locks" in navigator)) return
    this.leave = onChange(() => void this.show())
    void this.show()
    void sendWaiting()
  }

  override disconnect(): void {
    this.leave?.()
  }

  async edit({ params }: { params: { key: string } }): Promise<void> {
    const letter = await this.take(params.key)
    if (!letter) return
    const parent = letter.fields.find(([name]) => name === "parent")?.[1] ?? ""
    for (const [name, value] of letter.fields) {
      if (["title", "body"].includes(name)) localStorage.setItem(draftKey(this.handleValue, letter.action, parent, name), `\n${value}`)
    }
    visit(letter.action.endsWith("/comments") ? letter.page : letter.action)
  }

  async forget({ params }: { params: { key: string } }): Promise<void> {
    await this.take(params.key)
  }

  async send(): Promise<void> {
    await sendWaiting()
  }

  /** It may have been sent meanwhile: then there is nothing to take back. */
  private take(key: string): Promise<Letter | undefined> {
    return alone(async () => {
      const letter = await get(key)
      await remove(key)
      await this.show()
      return letter
    })
  }

  private async show(): Promise<void> {
    const mine = (await letters()).filter(({ person }) => person === writer())
    this.element.hidden = mine.length === 0
    this.listTarget.replaceChildren(...mine.map((letter) => this.row(letter)))
  }

  private row(letter: Letter): DocumentFragment {
    const row = this.rowTarget.content.cloneNode(true) as DocumentFragment
    const text = letter.fields.filter(([name]) => ["title", "body"].includes(name)).map(([, value]) => value).join("\n")
    for (const element of row.querySelectorAll<HTMLElement>("[data-part]")) {
      const { part } = element.dataset
      if (part === "text") element.textContent = text.trim()
      if (part === "waiting") element.hidden = letter.refused > 0
      if (part === "refused") element.hidden = letter.refused === 0
    }
    for (const button of row.querySelectorAll<HTMLElement>("button")) button.dataset.outboxKeyParam = letter.key
    return row
  }
}
