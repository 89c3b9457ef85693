// The service worker, at /sw.js: shows what is pushed, counts on the icon, and opens the page it is about.
// Besides it keeps the pages last read for where there is no line, and sends what was written there.

import { sendWaiting } from "../outbox/sending"
import { show } from "./push"
import { answer } from "./reading"

declare const self: ServiceWorkerGlobalScope

self.addEventListener("install", () => void self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))
self.addEventListener("fetch", answer)
self.addEventListener("sync", (event) => event.waitUntil(sendWaiting()))
self.addEventListener("push", (event) => event.waitUntil(show(self, event.data?.json())))
self.addEventListener("notificationclick", (event) => {
  event.notification.close()
  event.waitUntil(open(new URL(event.notification.data.url, self.location.origin)))
})

async function open(url: URL): Promise<void> {
  if (url.origin !== self.location.origin) return
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  const page = pages.find((each) => each.url === url.href)
  await (page ? page.focus() : self.clients.openWindow(url.href))
}
