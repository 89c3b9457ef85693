// Tools for writing Markdown in an ordinary text area; the form is sent as if they were not there.

import { completeBeside } from "./beside"
import { Completion } from "./completion"
import { Drafts } from "./drafts"
import { Files } from "./files"
import { code, lines, link, wrap } from "./formats"
import { breakLine, indent, linkOver } from "./keys"
import { toMarkdown } from "./markdown"
import { Preview } from "./preview"
import { replace } from "./edits"
import { makeTools } from "./tools"

const SHORTCUTS: Record<string, string> = { b: "bold", i: "italic", k: "link", e: "code" }

/** Add the tools to a text area; gives what takes them away again, nothing when they could not be had. */
export async function compose(area: HTMLTextAreaElement): Promise<(() => void) | undefined> {
  const tools = await makeTools(area)
  return tools ? new Composer(area, tools).leave : undefined
}

class Composer {
  private readonly ending = new AbortController()
  private readonly completion: Completion
  private readonly preview: Preview | null
  private readonly files: Files | null = null

  constructor(private readonly area: HTMLTextAreaElement, private readonly tools: HTMLElement) {
    const { signal } = this.ending
    area.after(tools)
    this.completion = new Completion(area, tools)
    const shows = tools.querySelector<HTMLButtonElement>("[data-format=preview]")
    this.preview = shows ? new Preview(area, shows, tools) : null
    if (area.form) {
      new Drafts(area.form, tools, signal)
      const whom = area.form.querySelector<HTMLTextAreaElement>("[name=thanked]")
      if (whom) completeBeside(whom, tools, signal)
      if (area.form.querySelector("input[type=file]")) this.files = new Files(area.form, tools, signal)
      else tools.querySelectorAll("[data-format=picture], [data-format=camera]").forEach((button) => button.remove())
    }
    tools.addEventListener("click", this.pressed, { signal })
    area.addEventListener("keydown", this.key, { signal })
    area.addEventListener("paste", this.paste, { signal })
  }

  readonly leave = (): void => {
    this.ending.abort()
    this.completion.remove()
    this.preview?.remove()
    this.tools.remove()
  }

  private readonly pressed = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-format]")
    if (button) this.format(button.dataset.format ?? "")
  }

  private format(name: string): void {
    if (name === "preview") return void this.preview?.toggle()
    this.preview?.hide()
    const { area } = this
    const sample = this.tools.querySelector<HTMLElement>(`[data-format=${name}]`)?.dataset.sample ?? ""
    const formats: Record<string, () => void> = {
      bold: () => wrap(area, "**", sample),
      italic: () => wrap(area, "*", sample),
      link: () => link(area, sample),
      bullets: () => lines(area, () => "- "),
      numbers: () => lines(area, (number) => `${number}. `),
      quote: () => lines(area, () => "> "),
      code: () => code(area, sample),
      picture: () => this.choose("image/*"),
      camera: () => this.choose("image/*", "environment"),
      mention: () => this.completion.start("@"),
      emoji: () => this.completion.start(":"),
    }
    formats[name]?.()
  }

  private choose(accept: string, capture?: string): void {
    const input = Object.assign(document.createElement("input"), { type: "file", accept, multiple: !capture })
    if (capture) input.setAttribute("capture", capture)
    input.addEventListener("change", () => this.files?.add(input.files ?? []))
    input.click()
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || this.completion.key(event)) return
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    const format = isCommand ? SHORTCUTS[event.key.toLowerCase()] : undefined
    if (format) this.format(format)
    else if (isCommand && event.key === "Enter") this.area.form?.requestSubmit()
    else if (!isPlain(event) || !this.written(event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  private written(event: KeyboardEvent): boolean {
    if (event.key === "Enter" && !event.shiftKey) return breakLine(this.area)
    return event.key === "Tab" && indent(this.area, event.shiftKey)
  }

  private readonly paste = (event: ClipboardEvent): void => {
    const { clipboardData } = event
    const plain = clipboardData?.getData("text/plain") ?? ""
    const rich = toMarkdown(clipboardData?.getData("text/html") ?? "")
    const pictures = clipboardData?.files ?? []
    if (!rich && pictures.length && this.files) this.files.add(pictures)
    else if (!linkOver(this.area, plain)) {
      if (!rich || isCode(this.area)) return
      replace(this.area, [this.area.selectionStart, this.area.selectionEnd], rich)
    }
    event.preventDefault()
    event.stopPropagation()
  }
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey
}

/** Tell whether the cursor stands in a fenced block: what is pasted there is meant as it is. */
function isCode(area: HTMLTextAreaElement): boolean {
  return (area.value.slice(0, area.selectionStart).match(/^ {0,3}```/gm)?.length ?? 0) % 2 === 1
}
