// This browser is told although no page is open; see notifications/_devices.html. Shown only where a browser can do it.

import { Controller } from "@hotwired/stimulus"

export class PushController extends Controller<HTMLElement> {
  static override targets = ["on", "off", "refused"]
  static override values = { key: String, url: String, known: Array }
  declare onTarget: HTMLElement
  declare offTarget: HTMLElement
  declare refusedTarget: HTMLElement
  declare keyValue: string
  declare urlValue: string
  declare knownValue: string[]
  private registration: ServiceWorkerRegistration | undefined

  override async connect(): Promise<void> {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return
    this.registration = await navigator.serviceWorker.register("/sw.js")
    const subscription = await this.registration.pushManager.getSubscription()
    this.element.hidden = false
    this.show(subscription !== null && this.knownValue.includes(subscription.endpoint))
  }

  async begin(): Promise<void> {
    if ((await Notification.requestPermission()) !== "granted") return this.refuse()
    const applicationServerKey = bytes(this.keyValue)
    const manager = (await navigator.serviceWorker.ready).pushManager
    const subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch(() => null)
    if (!subscription) return this.refuse()
    const { endpoint, keys } = subscription.toJSON()
    await this.send({ endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" }, true)
  }

  async end(): Promise<void> {
    const subscription = await this.registration?.pushManager.getSubscription()
    await this.send({ _method: "delete", endpoint: subscription?.endpoint ?? "" }, false)
    await subscription?.unsubscribe()
  }

  private async send(fields: Record<string, string>, isOn: boolean): Promise<void> {
    const answer = await fetch(this.urlValue, { method: "POST", body: new URLSearchParams(fields) })
    if (answer.ok) this.show(isOn)
  }

  private show(isOn: boolean): void {
    this.onTarget.hidden = isOn
    this.offTarget.hidden = !isOn
    this.refusedTarget.hidden = true
  }

  private refuse(): void {
    this.refusedTarget.hidden = false
  }
}

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0))
