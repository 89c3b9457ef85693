// A details element that behaves like a menu: Escape, a click elsewhere and a choice close it, arrows move.
// <details class="menu" data-controller="disclosure">

import { Controller } from "@hotwired/stimulus"

export class DisclosureController extends Controller<HTMLDetailsElement> {
  override connect(): void {
    document.addEventListener("click", this.elsewhere)
    this.element.addEventListener("keydown", this.key)
  }

  override disconnect(): void {
    document.removeEventListener("click", this.elsewhere)
    this.element.removeEventListener("keydown", this.key)
    this.element.open = false
  }

  private readonly elsewhere = (event: Event): void => {
    const target = event.target as Element
    const isChoice = target.closest("a, button")?.matches("[data-theme-target]") === false
    if (!this.element.contains(target)) this.element.open = false
    else if (isChoice && !target.closest("summary")) this.close()
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.element.open) this.close()
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      this.element.open = true
      this.move(event.key === "ArrowDown" ? 1 : -1)
    }
  }

  /** What had the focus is hidden now; it goes back to where it came from. */
  private close(): void {
    this.element.open = false
    this.element.querySelector("summary")?.focus()
  }

  private move(by: number): void {
    const choices = [...this.element.querySelectorAll<HTMLElement>(":scope a, :scope button")]
    const here = choices.indexOf(document.activeElement as HTMLElement)
    choices.at((here + (here < 0 && by < 0 ? 0 : by)) % choices.length)?.focus()
  }
}
