// What stands only as long as its stream may be heard: every page, as long as its reader may see what they saw then.
// <body data-controller="standing" data-standing-stream-value="reach:4">

import { Controller } from "@hotwired/stimulus"
import { refresh } from "./fragment"
import { renew } from "./renewing"
import { type Signal, subscribe } from "./socket"

export class StandingController extends Controller<HTMLElement> {
  static override values = { stream: String }
  declare streamValue: string
  private leave: (() => void) | undefined

  streamValueChanged(): void {
    this.leave?.()
    this.leave = this.streamValue ? subscribe(this.streamValue, this) : undefined
  }

  override disconnect(): void {
    this.leave?.()
  }

  closed(): void {
    const { streamValue } = this
    void renew(() => this.element.isConnected && this.streamValue === streamValue)
  }

  /** Besides, everybody is told on it what is announced; after a break it is heard again or closed. */
  signal(signal: Signal): void {
    if (signal.id === "announcement") void refresh(signal)
  }

  again(): void {}
}
