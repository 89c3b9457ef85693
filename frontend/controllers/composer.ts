// Brings the tools for writing to a text area once somebody begins to write there; they are loaded on first use.
// <textarea data-controller="composer" data-action="focus->composer#begin">

import { Controller } from "@hotwired/stimulus"

export class ComposerController extends Controller<HTMLTextAreaElement> {
  private leave: (() => void) | undefined
  private isAsked = false

  override connect(): void {
    document.addEventListener("turbo:before-cache", this.end)
    const { form } = this.element
    form?.addEventListener("focusin", this.enter)
    // Files that were sent before a reload are shown again at once: they would be missed when the form is sent.
    const path = form?.getAttribute("action")?.slice(1) ?? location.pathname.slice(1)
    const hasFiles = Object.keys(localStorage).some((key) => key.startsWith("files:") && key.includes(`:${path}`))
    if (hasFiles || form?.contains(document.activeElement)) void this.begin()
  }

  override disconnect(): void {
    document.removeEventListener("turbo:before-cache", this.end)
    this.element.form?.removeEventListener("focusin", this.enter)
    this.end()
  }

  async begin(): Promise<void> {
    if (this.isAsked) return
    this.isAsked = true
    const { compose } = await import("../islands/composer/composer")
    const leave = await compose(this.element)
    if (this.isAsked && this.element.isConnected) this.leave = leave
    else leave?.()
    if (!leave) this.isAsked = false
  }

  private readonly enter = (): void => void this.begin()

  private readonly end = (): void => {
    this.isAsked = false
    this.leave?.()
    this.leave = undefined
  }
}
