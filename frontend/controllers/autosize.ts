// A textarea as tall as its text, in browsers that do not know `field-sizing` yet.
// <textarea data-controller="autosize">

import { Controller } from "@hotwired/stimulus"

export class AutosizeController extends Controller<HTMLTextAreaElement> {
  override connect(): void {
    if (CSS.supports("field-sizing", "content")) return
    this.element.addEventListener("input", this.fit)
    this.fit()
  }

  override disconnect(): void {
    this.element.removeEventListener("input", this.fit)
  }

  private readonly fit = (): void => {
    this.element.style.blockSize = "auto"
    this.element.style.blockSize = `${this.element.scrollHeight + 2}px`
  }
}
