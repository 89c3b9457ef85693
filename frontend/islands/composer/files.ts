// Files that are chosen, pasted, dropped or photographed are sent at once, each in a row with its progress; the form
// then carries only what they have become, with the words that describe each picture.

import { keyOf } from "./place"
import { type Stored, send, TooLargeError } from "./sending"

interface Kept extends Stored {
  alt: string
}

export class Files {
  private readonly list: HTMLElement
  private readonly row: HTMLTemplateElement | null
  private readonly underway = new Set<HTMLElement>()
  private isWaiting = false

  constructor(private readonly form: HTMLFormElement, tools: HTMLElement, signal: AbortSignal) {
    this.list = tools.querySelector<HTMLElement>(".uploads") ?? document.createElement("ul")
    this.row = tools.querySelector<HTMLTemplateElement>(".upload-row")
    form.addEventListener("input", this.chosen, { signal, capture: true })
    form.addEventListener("submit", this.wait, { signal, capture: true })
    form.addEventListener("reset", () => this.clear(), { signal })
    form.addEventListener("dragover", this.over, { signal })
    form.addEventListener("drop", this.drop, { signal })
    form.addEventListener("input", () => this.keep(), { signal })
    for (const kept of this.kept()) this.show(kept)
  }

  add(files: Iterable<File>): void {
    for (const file of files) this.begin(file)
  }

  private begin(file: File): void {
    const row = this.make(file.name, file.type.startsWith("image/") ? URL.createObjectURL(file) : "")
    const ending = new AbortController()
    const bar = row.querySelector("progress")
    const again = row.querySelector<HTMLElement>("[data-file=again]")
    row.querySelector("[data-file=remove]")?.addEventListener("click", () => ending.abort())
    const attempt = async (): Promise<void> => {
      this.underway.add(row)
      row.dataset.state = "underway"
      try {
        this.become(row, { ...await send(file, ending.signal, (share) => { if (bar) bar.value = share }), alt: "" })
      } catch (error) {
        row.dataset.state = error instanceof TooLargeError ? "refused" : "stopped"
      }
      this.underway.delete(row)
      if (this.isWaiting && !this.underway.size) this.goOn()
    }
    again?.addEventListener("click", () => void attempt())
    void attempt()
  }

  private show(kept: Kept): void {
    this.become(this.make(kept.name, kept.preview), kept)
  }

  private make(name: string, picture: string): HTMLElement {
    const row = this.row?.content.firstElementChild?.cloneNode(true) as HTMLElement
    const shown = row.querySelector("img")
    if (picture && shown) shown.src = picture
    row.dataset.picture = String(Boolean(picture))
    for (const place of row.querySelectorAll<HTMLElement>("[data-name]")) place.textContent = name
    for (const place of row.querySelectorAll("[aria-label]")) {
      place.setAttribute("aria-label", (place.getAttribute("aria-label") ?? "").replace("{name}", () => name))
    }
    row.querySelector("[data-file=remove]")?.addEventListener("click", () => {
      this.underway.delete(row)
      row.remove()
      this.keep()
    })
    this.list.append(row)
    return row
  }

  private become(row: HTMLElement, { id, name, size, preview, alt }: Kept): void {
    row.dataset.state = "done"
    row.dataset.picture = String(Boolean(preview))
    Object.assign(row.dataset, { id, name, size, preview })
    const hidden = row.querySelector<HTMLInputElement>("[name=kept]")
    const words = row.querySelector<HTMLInputElement>("[name=alt]")
    if (hidden) Object.assign(hidden, { value: id, disabled: false })
    if (words) Object.assign(words, { value: alt || words.value, disabled: false, type: preview ? "text" : "hidden" })
    this.keep()
  }

  private kept(): Kept[] {
    try {
      return JSON.parse(localStorage.getItem(keyOf(this.form, "files")) ?? "[]") as Kept[]
    } catch {
      return []
    }
  }

  private keep(): void {
    const done = [...this.list.querySelectorAll<HTMLElement>("[data-state=done]")].map((row) => ({
      id: Number(row.dataset.id), name: row.dataset.name, size: Number(row.dataset.size), preview: row.dataset.preview,
      alt: row.querySelector<HTMLInputElement>("[name=alt]")?.value ?? "",
    }))
    if (done.length) localStorage.setItem(keyOf(this.form, "files"), JSON.stringify(done))
    else localStorage.removeItem(keyOf(this.form, "files"))
  }

  private clear(): void {
    this.list.replaceChildren()
    this.keep()
  }

  private readonly chosen = (event: Event): void => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return
    this.add([...(input.files ?? [])])
    input.value = ""
  }

  private readonly over = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault()
  }

  private readonly drop = (event: DragEvent): void => {
    if (!event.dataTransfer?.files.length) return
    event.preventDefault()
    this.add(event.dataTransfer.files)
  }

  // What is sent while a file is on its way goes out as soon as the file has arrived.
  private readonly wait = (event: SubmitEvent): void => {
    if (!this.underway.size) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.isWaiting = true
  }

  private goOn(): void {
    this.isWaiting = false
    if (!this.list.querySelector("[data-state=stopped], [data-state=refused]")) this.form.requestSubmit()
  }
}
