// Changes of the text in a text area that the browser's own undo knows of.

export type Area = HTMLTextAreaElement

export interface Line {
  start: number
  end: number
  text: string
}

/** Put text in place of a part, and select a part of it; without one the cursor stands behind it. */
export function replace(area: Area, [from, to]: [number, number], text: string, select?: [number, number]): void {
  area.focus()
  area.setSelectionRange(from, to)
  // Deprecated, and the only way to a change that Ctrl Z takes back.
  const isDone = text === "" && from === to ? true : document.execCommand(text ? "insertText" : "delete", false, text)
  if (!isDone) {
    area.setRangeText(text, from, to, "end")
    area.dispatchEvent(new InputEvent("input", { bubbles: true }))
  }
  const [start, end] = select ?? [text.length, text.length]
  area.setSelectionRange(from + start, from + end)
}

export function selected(area: Area): string {
  return area.value.slice(area.selectionStart, area.selectionEnd)
}

export function lineAt(area: Area, position = area.selectionStart): Line {
  const start = area.value.lastIndexOf("\n", position - 1) + 1
  const next = area.value.indexOf("\n", position)
  const end = next < 0 ? area.value.length : next
  return { start, end, text: area.value.slice(start, end) }
}

/** All lines that the selection touches. */
export function block(area: Area): Line {
  const { start } = lineAt(area)
  const { end } = lineAt(area, area.selectionEnd)
  return { start, end, text: area.value.slice(start, end) }
}
