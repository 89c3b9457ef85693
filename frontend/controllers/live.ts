// A part of the page that follows a stream.
// <section data-controller="live" data-live-stream-value="entry:7" data-live-url-value="/entries/7/comments">

import { Controller } from "@hotwired/stimulus"
import { session } from "@hotwired/turbo"
import { calm } from "./calm"
import { refresh } from "./fragment"
import { renew } from "./renewing"
import { type Signal, subscribe } from "./socket"

export class LiveController extends Controller<HTMLElement> {
  static override values = { stream: String, url: String }
  declare streamValue: string
  declare urlValue: string
  private leave?: () => void

  override connect(): void {
    this.leave = subscribe(this.streamValue, this)
  }

  override disconnect(): void {
    this.leave?.()
  }

  signal(signal: Signal): void {
    if (signal.gone && signal.id) document.getElementById(signal.id)?.remove()
    else void refresh(signal)
  }

  /** What may be seen here has changed: the server decides what to show now. */
  closed(): void {
    void renew(() => this.element.isConnected)
  }

  async again(): Promise<void> {
    if (this.urlValue && this.element.id) return refresh({ id: this.element.id, url: this.urlValue })
    await calm()
    session.refresh(location.href)
  }
}
