// Searches while somebody types. The results are a turbo-frame outside the form, so the focus stays.
// <form data-controller="autosubmit" data-action="input->autosubmit#later change->autosubmit#now"
//       data-turbo-frame="results" data-turbo-action="replace">

import { Controller } from "@hotwired/stimulus"

const PAUSE = 250

export class AutosubmitController extends Controller<HTMLFormElement> {
  private timer = 0

  override disconnect(): void {
    clearTimeout(this.timer)
  }

  later(event: InputEvent): void {
    if (event.isComposing) return // Chinese is written in several keystrokes a word.
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.element.requestSubmit(), PAUSE)
  }

  now(event: Event): void {
    if (event.target instanceof HTMLInputElement && event.target.type === "search") return
    clearTimeout(this.timer)
    this.element.requestSubmit()
  }
}
