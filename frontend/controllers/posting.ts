// A form whose sending fails for want of a line is put into the outbox: <form data-outbox>. The first try already carries
// the key under which the server takes it once, for it may have arrived although no answer came back.

import { sendWaiting } from "../outbox/sending"
import { put } from "../outbox/store"
import { wasTaken } from "./keeping"

export function keepWhatIsSent(): void {
  if (!("locks" in navigator && "randomUUID" in crypto)) return
  document.addEventListener("turbo:before-fetch-request", ({ target, detail }) => {
    const form = outboxForm(target)
    if (!form) return
    form.dataset.key ??= crypto.randomUUID()
    detail.fetchOptions.headers["Idempotency-Key"] = form.dataset.key
    detail.fetchOptions.headers["For-Person"] = writer()
  })
  document.addEventListener("turbo:submit-end", ({ target, detail }) => {
    if (target instanceof HTMLFormElement && wasTaken(detail)) delete target.dataset.key
  })
  document.addEventListener("turbo:fetch-request-error", ({ target }) => {
    const form = outboxForm(target)
    if (form) void lay(form)
  })
  addEventListener("online", () => void sendWaiting())
  void sendWaiting()
}

async function lay(form: HTMLFormElement): Promise<void> {
  const { key } = form.dataset
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string") as [string, string][]
  // Files that did not get through yet cannot wait there: the form stays as it is, with its draft.
  const hasFiles = [...form.querySelectorAll<HTMLInputElement>("input[type=file]")].some(({ files }) => files?.length)
  if (!key || hasFiles) return
  const action = new URL(form.action).pathname
  await put({ key, person: writer(), action, fields, page: location.pathname, at: Date.now(), refused: 0 })
  delete form.dataset.key
  form.dispatchEvent(new CustomEvent("outbox:taken"))
  form.reset()
  const registration = await navigator.serviceWorker?.getRegistration()
  await registration?.sync?.register("outbox").catch(() => {})
}

function outboxForm(target: EventTarget | null): HTMLFormElement | null {
  return target instanceof HTMLFormElement && "outbox" in target.dataset && writer() ? target : null
}

export const writer = (): string => document.querySelector<HTMLMetaElement>("meta[name=person]")?.content ?? ""
