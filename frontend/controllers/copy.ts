// Copies what stands in a field; without a script the field can be selected.
// <div data-controller="copy"><input readonly data-copy-target="source">
// <button type="button" data-action="copy#copy" data-copy-target="button" data-copied="Copied">Copy</button></div>

import { Controller } from "@hotwired/stimulus"

export class CopyController extends Controller<HTMLElement> {
  static override targets = ["source", "button"]
  declare sourceTarget: HTMLInputElement
  declare buttonTarget: HTMLElement

  async copy(): Promise<void> {
    this.sourceTarget.select()
    try {
      await navigator.clipboard.writeText(this.sourceTarget.value)
    } catch {
      return // Not allowed, or not over https: it is selected, Ctrl C copies it.
    }
    const label = this.buttonTarget.querySelector("[aria-live]") ?? this.buttonTarget
    label.textContent = this.buttonTarget.dataset.copied ?? ""
  }
}
