// Brings the tools for writing to a text area once somebody begins to write there; they are loaded on first use.
// <textarea data-controller="composer" data-action="focus->composer#begin">

import { Controller } from "@hotwired/stimulus"

export class ComposerController extends Controller<HTMLTextAreaElement> {
  private leave: (() => void) | undefined
  private isAsked = false

  override connect(): void {
    document.addEventListener("turbo:before-cache", this.end)
    if (document.activeElement === this.element) void this.begin()
  }

  override disconnect(): void {
    document.removeEventListener("turbo:before-cache", this.end)
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

  private readonly end = (): void => {
    this.isAsked = false
    this.leave?.()
    this.leave = undefined
  }
}
