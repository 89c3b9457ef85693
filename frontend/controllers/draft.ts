// What was typed survives a reload, a crash and an expired session, until it has been sent.
// <form data-controller="draft" data-draft-person-value="7"><textarea data-draft-target="field" name="body">
// data-action="keydown.ctrl+enter->draft#send keydown.meta+enter->draft#send" on the field sends with Ctrl Enter.
// Where something is changed, data-draft-base-value says which version of it: the draft of another one stays away.

import { Controller } from "@hotwired/stimulus"
import { wasTaken } from "./keeping"

type Field = HTMLTextAreaElement | HTMLInputElement

export class DraftController extends Controller<HTMLFormElement> {
  static override targets = ["field"]
  static override values = { person: String, base: String }
  declare fieldTargets: Field[]
  declare personValue: string
  declare baseValue: string

  override connect(): void {
    this.element.addEventListener("input", this.keep)
    this.element.addEventListener("turbo:submit-end", this.sent)
  }

  override disconnect(): void {
    this.element.removeEventListener("input", this.keep)
    this.element.removeEventListener("turbo:submit-end", this.sent)
  }

  fieldTargetConnected(field: Field): void {
    const kept = localStorage.getItem(this.key(field))
    if (!kept || (field.value !== "" && !this.baseValue)) return
    field.value = kept
    field.closest("details")?.setAttribute("open", "")
  }

  send(event: Event): void {
    event.preventDefault()
    this.element.requestSubmit()
  }

  forget(): void {
    for (const field of this.fieldTargets) localStorage.removeItem(this.key(field))
  }

  private readonly keep = (): void => {
    for (const field of this.fieldTargets) {
      if (field.value.trim()) localStorage.setItem(this.key(field), field.value)
      else localStorage.removeItem(this.key(field))
    }
  }

  private readonly sent = ({ detail }: CustomEvent<SubmitEndDetail>): void => {
    if (wasTaken(detail)) this.forget()
  }

  private key(field: Field): string {
    const place = this.element.getAttribute("action") ?? location.pathname
    const answered = this.element.querySelector<HTMLInputElement>("[name=parent]")?.value ?? ""
    return ["draft", this.personValue, place, this.baseValue, answered, field.name].join(":")
  }
}
