// Opens the palette that leads anywhere, where a search field or its link is clicked; it is loaded on first use.
// <input data-controller="palette" data-action="focus->palette#come click->palette#open">, or a link to the search page.
// What is typed into the field until it opens goes along; when it is closed the focus goes where it came from.

import { Controller } from "@hotwired/stimulus"
import { visit } from "@hotwired/turbo"
import { keptPages } from "./shelf"
import { chooseTheme } from "./theme"

export class PaletteController extends Controller<HTMLInputElement | HTMLAnchorElement> {
  private cameFrom: EventTarget | null = null

  come({ relatedTarget }: FocusEvent): void {
    // A dialog that closes gives the focus back, too.
    if (!(relatedTarget instanceof Element && relatedTarget.closest("dialog"))) this.cameFrom = relatedTarget
  }

  async open(event: MouseEvent): Promise<void> {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { element, cameFrom } = this
    const take = (): string => {
      if (!(element instanceof HTMLInputElement)) return ""
      const typed = element.value
      element.value = ""
      return typed
    }
    const leave = (): void => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
      // From nowhere, too: in the field, / would be a letter, and not open the palette again.
      else element.blur()
    }
    const island = import("../islands/palette/palette")
    const hands = { visit, chooseTheme, keptPages, take, leave }
    const isOpen = await island.then(({ open }) => open(hands), () => false)
    if (!isOpen && element instanceof HTMLAnchorElement) visit(element.href)
  }
}
