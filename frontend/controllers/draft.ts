// What was typed survives a reload, a crash and an expired session, until it has been sent.
// <form data-controller="draft" data-draft-person-value="7"><textarea data-draft-target="field" name="body">

import { Controller } from "@hotwired/stimulus"
import { wasTaken } from "./keeping"

type Field = HTMLTextAreaElement | HTMLInputElement

export class DraftController extends Controller<HTMLFormElement> {
  static override targets = ["field"]
  static override values = { person: String }
  declare fieldTargets: Field[]
  declare personValue: string

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
    if (!kept || field.value !== "") return
    field.value = kept
    field.closest("details")?.setAttribute("open", "")
  }

  private readonly keep = (): void => {
    for (const field of this.fieldTargets) {
      if (field.value.trim()) localStorage.setItem(this.key(field), field.value)
      else localStorage.removeItem(this.key(field))
    }
  }

  private readonly sent = ({ detail }: CustomEvent<SubmitEndDetail>): void => {
    if (wasTaken(detail)) for (const field of this.fieldTargets) localStorage.removeItem(this.key(field))
  }

  private key(field: Field): string {
    return `draft:${this.personValue}:${this.element.getAttribute("action")}:${field.name}`
  }
}
