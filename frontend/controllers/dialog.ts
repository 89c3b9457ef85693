// Makes a popover dialog modal: the page behind rests, Escape and the backdrop close it, a successful form too.
// <dialog id="keys" class="dialog" popover data-controller="dialog"> opened by <button popovertarget="keys">

import { Controller } from "@hotwired/stimulus"

export class DialogController extends Controller<HTMLDialogElement> {
  override connect(): void {
    this.element.addEventListener("beforetoggle", this.open)
    this.element.addEventListener("close", this.rest)
    this.element.addEventListener("click", this.click)
    this.element.addEventListener("turbo:submit-end", this.sent)
  }

  override disconnect(): void {
    this.element.removeEventListener("beforetoggle", this.open)
    this.element.removeEventListener("close", this.rest)
    this.element.removeEventListener("click", this.click)
    this.element.removeEventListener("turbo:submit-end", this.sent)
    this.element.close()
    this.rest()
  }

  private readonly open = (event: ToggleEvent): void => {
    if (event.newState !== "open" || !this.element.popover) return
    event.preventDefault()
    queueMicrotask(() => {
      this.element.removeAttribute("popover")
      this.element.showModal()
    })
  }

  private readonly rest = (): void => this.element.setAttribute("popover", "auto")

  private readonly click = (event: MouseEvent): void => {
    const closer = event.target instanceof Element && event.target.closest("[popovertargetaction=hide]")
    if (closer || event.target === this.element) this.element.close()
  }

  private readonly sent = ({ detail }: CustomEvent<SubmitEndDetail>): void => {
    if (detail.success) this.element.close()
  }
}
