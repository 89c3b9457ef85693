// The bar of tools: one stop for Tab, arrows walk in it. Its HTML with words in the reader's language is the server's.

let fetched: Promise<string> | undefined

/** Give a new bar, or nothing where the server cannot be reached just now. */
export async function makeTools(area: HTMLTextAreaElement): Promise<HTMLElement | null> {
  fetched ??= read()
  const html = await fetched.catch(() => "")
  const tools = document.createRange().createContextualFragment(html).firstElementChild
  if (!(tools instanceof HTMLElement)) {
    fetched = undefined
    return null
  }
  tools.id = `${area.id}_tools`
  const bar = tools.querySelector<HTMLElement>("[role=toolbar]")
  bar?.setAttribute("aria-controls", area.id)
  walk(bar)
  return tools
}

async function read(): Promise<string> {
  const response = await fetch("/composer/tools", { headers: { Accept: "text/html" } })
  if (!response.ok || response.redirected) throw new Error(response.statusText)
  return response.text()
}

function walk(bar: HTMLElement | null): void {
  const buttons = [...(bar?.querySelectorAll("button") ?? [])]
  const enter = (target: HTMLButtonElement | undefined): void => {
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1
  }
  enter(buttons[0])
  bar?.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    const target = buttons[(next + buttons.length) % buttons.length]
    enter(target)
    target?.focus()
  })
  // The cursor stays in the text while a button is pressed with the mouse or a finger.
  bar?.addEventListener("mousedown", (event) => event.preventDefault())
}
