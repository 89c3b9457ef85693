// Finishes @names in a field beside the text, with a list of its own under it.

import { Completion } from "./completion"

export function completeBeside(field: HTMLTextAreaElement, tools: HTMLElement, ending: AbortSignal): void {
  const own = document.createElement("div")
  for (const role of ["listbox", "status"]) own.append(tools.querySelector(`[role=${role}]`)?.cloneNode(true) ?? "")
  field.after(own)
  const completion = new Completion(field, own)
  field.addEventListener("keydown", (event) => void completion.key(event), { signal: ending })
  ending.addEventListener("abort", () => {
    completion.remove()
    own.remove()
  })
}
