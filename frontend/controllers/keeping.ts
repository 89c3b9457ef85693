// Nothing typed or opened is lost when a part of the page is renewed under somebody's hands.

export function keepWhatIsTyped(): void {
  document.addEventListener("turbo:before-morph-element", (event) => {
    if (isBeingFilled(event.target)) event.preventDefault()
  })
  document.addEventListener("turbo:before-morph-attribute", (event) => {
    if (event.target instanceof HTMLDetailsElement && event.detail.attributeName === "open") event.preventDefault()
  })
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

function isBeingFilled(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return target.value !== target.defaultValue
  if (target instanceof HTMLInputElement) return target.type !== "hidden" && target.value !== target.defaultValue
  return false
}
