// What was typed survives a reload, a crash and an expired session, until it has been sent.
// <form data-controller="draft" data-draft-person-value="7"><textarea data-draft-target="field" name="body">
// data-action="keydown.ctrl+enter->draft#send keydown.meta+enter->draft#send" on the field sends with Ctrl Enter.
// Where something is changed, data-draft-base-value says which version of it: the draft of another one stays away,
// and data-draft-typed-value that the server gave back what was typed: this is the draft now, also of the new version.

import { Controller } from "@hotwired/stimulus"
import { wasTaken } from "./keeping"

type Field = HTMLTextAreaElement | HTMLInputElement

export class DraftController extends Controller<HTMLFormElement> {
  static override targets = ["field"]
  static override values = { person: String, base: String, typed: Boolean }
  declare fieldTargets: Field[]
  declare personValue: string
  declare baseValue: string
  declare typedValue: boolean

  override connect(): void {
    this.element.addEventListener("input", this.keep)
    this.element.addEventListener("turbo:submit-end", this.sent)
    this.element.addEventListener("outbox:taken", this.taken)
  }

  override disconnect(): void {
    this.element.removeEventListener("input", this.keep)
    this.element.removeEventListener("turbo:submit-end", this.sent)
    this.element.removeEventListener("outbox:taken", this.taken)
  }

  // The answer to a conflict is put into the form that is there.
  baseValueChanged(): void {
    if (this.typedValue) this.keep()
  }

  fieldTargetConnected(field: Field): void {
    if (this.typedValue) return this.keepOne(field)
    const [base, kept] = split(localStorage.getItem(this.key(field)) ?? "\n")
    if (!kept || base !== this.baseValue || (field.value !== "" && !base)) return
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
    for (const field of this.fieldTargets) this.keepOne(field)
  }

  private keepOne(field: Field): void {
    if (field.value.trim()) localStorage.setItem(this.key(field), `${this.baseValue}\n${field.value}`)
    else localStorage.removeItem(this.key(field))
  }

  private readonly sent = ({ detail }: CustomEvent<SubmitEndDetail>): void => {
    if (wasTaken(detail)) this.forget()
  }

  private readonly taken = (): void => this.forget()

  private key(field: Field): string {
    const place = this.element.getAttribute("action") ?? location.pathname
    const answered = this.element.querySelector<HTMLInputElement>("[name=parent]")?.value ?? ""
    return draftKey(this.personValue, place, answered, field.name)
  }
}

export function draftKey(handle: string, place: string, answered: string, name: string): string {
  return ["draft", handle, place, answered, name].join(":")
}

function split(kept: string): [base: string, text: string] {
  const end = kept.indexOf("\n")
  return [kept.slice(0, end), kept.slice(end + 1)]
}
