// Turbo ships no types; these are the parts used here.

declare module "@hotwired/turbo" {
  export const session: { drive: boolean }
  export const config: { drive: { progressBarDelay: number }; forms: { confirm: unknown } }
  export function visit(location: string | URL, options?: { action?: "advance" | "replace"; frame?: string }): void
  export function morphElements(current: Element, next: Element | NodeList, options?: object): void
  export function renderStreamMessage(message: string): void
  export const cache: { clear(): void }
}

interface TurboSubmitEndDetail {
  success: boolean
  formSubmission: { formElement: HTMLFormElement }
}

interface HTMLElementEventMap {
  "turbo:submit-end": CustomEvent<TurboSubmitEndDetail>
}

interface DocumentEventMap {
  "turbo:load": CustomEvent<{ url: string }>
  "turbo:submit-end": CustomEvent<TurboSubmitEndDetail>
}
