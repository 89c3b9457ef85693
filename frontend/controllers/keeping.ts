// Nothing typed or opened is lost when a part of the page is renewed under somebody's hands, nor their place.

import { config } from "@hotwired/turbo"

const SAID_ABOUT_IT = ["aria-invalid", "aria-describedby"]

export function keepWhatIsTyped(): void {
  // A disabled button would lose the focus while its form is on the way.
  config.forms.submitter = "aria-disabled"
  document.addEventListener("turbo:before-morph-element", (event) => {
    if (!isBeingFilled(event.target)) return
    event.preventDefault()
    for (const name of SAID_ABOUT_IT) copyAttribute(name, event.target, event.detail.newElement)
  })
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    if (isHeldOpen(event.target) && ["open", "popover"].includes(event.detail.attributeName)) event.preventDefault()
  })
  document.addEventListener("turbo:before-stream-render", keepPlace)
  document.addEventListener("turbo:submit-end", (event) => {
    const form = event.target
    if (form instanceof HTMLFormElement && form.method === "post" && wasTaken(event.detail)) form.reset()
  })
}

/** The form's content arrived: it was not only previewed, nor answered by the door after the session ran out. */
export function wasTaken({ success, fetchResponse }: SubmitEndDetail): boolean {
  if (!success || !fetchResponse) return false
  const { url, redirected, headers } = fetchResponse.response
  const door = document.querySelector<HTMLMetaElement>("meta[name=sign-in]")?.content
  const isStream = headers.get("Content-Type")?.startsWith("text/vnd.turbo-stream") === true
  return isStream || (redirected && new URL(url).pathname !== door)
}

/** Where the focused button goes with the answer, the focus stays at what is next to it. */
function keepPlace({ detail }: CustomEvent<StreamRenderDetail>): void {
  const { render, newStream } = detail
  const find = (): HTMLElement | null => document.getElementById(newStream.getAttribute("target") ?? "")
  if (!find()?.contains(document.activeElement)) return
  detail.render = async (stream) => {
    await render(stream)
    if (document.activeElement === document.body) find()?.querySelector<HTMLElement>("summary, button, a")?.focus()
  }
}

function copyAttribute(name: string, current: Element, next?: Element): void {
  const value = next?.getAttribute(name)
  if (value) current.setAttribute(name, value)
  else current.removeAttribute(name)
}

function isHeldOpen(target: EventTarget | null): boolean {
  return target instanceof HTMLDetailsElement || (target instanceof HTMLDialogElement && target.open)
}

function isBeingFilled(target: EventTarget | null): target is HTMLTextAreaElement | HTMLInputElement {
  if (target instanceof HTMLTextAreaElement) return target.value !== target.defaultValue
  if (target instanceof HTMLInputElement) return target.type !== "hidden" && target.value !== target.defaultValue
  return false
}
