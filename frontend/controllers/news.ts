// Says that something new is there without moving what is being read.
// <div data-controller="news" data-news-stream-value="home" data-news-url-value="/news?after=812"></div>

import { Controller } from "@hotwired/stimulus"
import { calm } from "./calm"
import { read } from "./fragment"
import { renew } from "./renewing"
import { subscribe } from "./socket"

export class NewsController extends Controller<HTMLElement> {
  static override values = { stream: String, url: String }
  declare streamValue: string
  declare urlValue: string
  private leave?: () => void
  private isAsking = false
  private isClosed = false

  override connect(): void {
    this.leave = subscribe(this.streamValue, this)
  }

  override disconnect(): void {
    this.leave?.()
  }

  signal(): void {
    void this.ask()
  }

  /** What may be read here has changed: the server decides what to show now. */
  closed(): void {
    this.isClosed = true
    void renew(() => this.element.isConnected)
  }

  again(): void {
    void this.ask()
  }

  private async ask(): Promise<void> {
    if (this.isAsking) return
    this.isAsking = true
    await calm(2500)
    this.isAsking = false
    if (this.isClosed || !this.element.isConnected) return
    const fragment = await read(this.urlValue)
    if (fragment && fragment !== "gone") this.element.replaceChildren(fragment)
  }
}
