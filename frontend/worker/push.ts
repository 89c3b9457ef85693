// One message: what is shown on the device. A newer one of the same thread takes the place of the older one.

type Message = { title: string; body: string; tag: string; url: string; unread?: number }

export async function show(worker: ServiceWorkerGlobalScope, message: Message): Promise<void> {
  const { title, body, tag, url, unread } = message
  if (unread !== undefined) await worker.navigator.setAppBadge?.(unread).catch(() => {})
  await worker.registration.showNotification(title, { body, tag, data: { url }, icon: "/icon.svg" })
}
