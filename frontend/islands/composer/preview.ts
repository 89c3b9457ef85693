// Shows in place of the text what the server makes of it: the same renderer, so the same result.

export class Preview {
  private readonly panel: HTMLElement

  constructor(private readonly area: HTMLTextAreaElement, private readonly button: HTMLButtonElement, tools: HTMLElement) {
    this.panel = tools.querySelector<HTMLElement>(".composer-preview") ?? document.createElement("div")
    this.panel.id = `${area.id}_preview`
    this.button.setAttribute("aria-controls", this.panel.id)
    area.before(this.panel)
    area.form?.addEventListener("reset", () => this.hide())
  }

  async toggle(): Promise<void> {
    if (this.isShown) {
      this.hide()
      this.area.focus()
      return
    }
    const html = await rendered(this.area.value)
    if (html === null) return
    this.panel.replaceChildren(document.createRange().createContextualFragment(html))
    this.show(true)
  }

  hide(): void {
    this.show(false)
  }

  remove(): void {
    this.hide()
    this.panel.remove()
  }

  private get isShown(): boolean {
    return !this.panel.hidden
  }

  private show(isShown: boolean): void {
    this.panel.hidden = !isShown
    this.area.hidden = isShown
    this.button.setAttribute("aria-pressed", String(isShown))
  }
}

async function rendered(body: string): Promise<string | null> {
  try {
    const response = await fetch("/preview", { method: "POST", body: new URLSearchParams({ body }) })
    return response.ok && !response.redirected ? await response.text() : null
  } catch {
    return null // Offline: the text stays as it is.
  }
}
