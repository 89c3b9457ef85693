// A short word that goes by itself, but not while somebody is about to use it.
// <div class="toast" data-controller="toast" data-toast-seconds-value="8">

import { Controller } from "@hotwired/stimulus"

export class ToastController extends Controller<HTMLElement> {
  static override values = { seconds: { type: Number, default: 8 } }
  declare secondsValue: number
  private timer = 0

  override connect(): void {
    this.start()
    for (const event of ["mouseenter", "focusin"]) this.element.addEventListener(event, this.stop)
    for (const event of ["mouseleave", "focusout"]) this.element.addEventListener(event, this.start)
  }

  override disconnect(): void {
    this.stop()
  }

  close(): void {
    this.element.remove()
  }

  private readonly start = (): void => {
    this.stop()
    this.timer = setTimeout(() => this.close(), this.secondsValue * 1000)
  }

  private readonly stop = (): void => clearTimeout(this.timer)
}
