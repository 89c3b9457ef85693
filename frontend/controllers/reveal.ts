// Opening a folded form puts the cursor where one writes.
// <details data-controller="reveal" data-action="toggle->reveal#focus">

import { Controller } from "@hotwired/stimulus"

export class RevealController extends Controller<HTMLDetailsElement> {
  focus(): void {
    if (this.element.open) this.element.querySelector("textarea")?.focus()
  }
}
