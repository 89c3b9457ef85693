// Shows the chosen files before they are sent, and lets one be taken out again. Pictures pasted into the text join;
// on a form, data-action="paste->upload#paste reset->upload#cleared".
// <div data-controller="upload"><input type="file" data-upload-target="input" data-action="upload#show">
// <div class="chosen" data-upload-target="list" data-upload-remove-label="Take out {name}"></div></div>

import { Controller } from "@hotwired/stimulus"

export class UploadController extends Controller<HTMLElement> {
  static override targets = ["input", "list"]
  declare inputTarget: HTMLInputElement
  declare listTarget: HTMLElement

  show(): void {
    this.listTarget.replaceChildren(...[...(this.inputTarget.files ?? [])].map((file) => this.row(file)))
  }

  // The event comes before the fields are empty.
  cleared(): void {
    setTimeout(() => this.show())
  }

  paste(event: ClipboardEvent): void {
    const pasted = [...(event.clipboardData?.files ?? [])]
    if (!pasted.length) return
    event.preventDefault()
    this.choose([...(this.inputTarget.files ?? []), ...pasted])
  }

  private choose(files: File[]): void {
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    this.inputTarget.files = transfer.files
    this.show()
  }

  private row(file: File): HTMLElement {
    const row = Object.assign(document.createElement("span"), { className: "chosen-file" })
    if (file.type.startsWith("image/")) {
      const image = Object.assign(new Image(), { src: URL.createObjectURL(file), alt: "" })
      image.addEventListener("load", () => URL.revokeObjectURL(image.src))
      row.append(image)
    }
    const name = Object.assign(document.createElement("span"), { className: "truncate", textContent: file.name })
    const size = Object.assign(document.createElement("span"), { className: "size", textContent: readable(file.size) })
    const out = Object.assign(document.createElement("button"), { type: "button", className: "icon-button", textContent: "×" })
    out.setAttribute("aria-label", (this.listTarget.dataset.uploadRemoveLabel ?? "").replace("{name}", () => file.name))
    out.addEventListener("click", () => this.choose([...(this.inputTarget.files ?? [])].filter((one) => one !== file)))
    row.append(name, size, out)
    return row
  }
}

function readable(bytes: number): string {
  const [unit, divisor] = bytes < 1_000_000 ? ["kilobyte", 1000] as const : ["megabyte", 1_000_000] as const
  const format = { style: "unit", unit, maximumFractionDigits: unit === "megabyte" ? 1 : 0 } as const
  return new Intl.NumberFormat(document.documentElement.lang, format).format(Math.max(bytes / divisor, 1))
}
