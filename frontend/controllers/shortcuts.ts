// Keys for people who write a lot: / or Ctrl K go anywhere, n create, j and k from card to card, ? help.
// <body data-controller="shortcuts" data-action="keydown->shortcuts#press">

import { Controller } from "@hotwired/stimulus"

export class ShortcutsController extends Controller<HTMLElement> {
  static override targets = ["search", "create", "help"]
  declare searchTargets: HTMLElement[]
  declare createTargets: HTMLElement[]
  declare helpTarget: HTMLElement
  declare hasHelpTarget: boolean

  press(event: KeyboardEvent): void {
    // Escape gives the keys back to who looked for something and thought better of it.
    if (event.key === "Escape" && event.target instanceof HTMLInputElement && event.target.type === "search") event.target.blur()
    const isSearch = event.key === "k" && (event.ctrlKey || event.metaKey)
    if (document.querySelector("dialog:modal")) return
    if (!isSearch && (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey)) return
    const deeds: Record<string, () => boolean> = {
      "/": () => this.use(this.searchTargets),
      n: () => this.use(this.createTargets),
      j: () => this.step(1),
      k: () => (isSearch ? this.use(this.searchTargets) : this.step(-1)),
      "?": () => this.help(),
    }
    if (deeds[event.key]?.()) event.preventDefault()
  }

  // The last one wins: a composer on the page before the button that is on every page.
  private use(targets: HTMLElement[]): boolean {
    const target = targets.findLast((one) => one.checkVisibility())
    // The palette opens by a click on the field; where it cannot, the field is there to be typed into.
    if (target instanceof HTMLInputElement) target.select()
    target?.click()
    return target !== undefined
  }

  private step(by: number): boolean {
    const cards = [...this.element.querySelectorAll<HTMLElement>(".entry")]
    const here = cards.findIndex((card) => card.contains(document.activeElement))
    const next = cards[here < 0 ? 0 : here + by]
    next?.focus({ preventScroll: true })
    next?.scrollIntoView({ block: "center" })
    return next !== undefined
  }

  private help(): boolean {
    if (this.hasHelpTarget) this.helpTarget.togglePopover(true)
    return this.hasHelpTarget
  }
}

function isWriting({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
}
