// Turbo ships no types; these are the parts used here.

declare module "@hotwired/turbo" {
  export const config: { forms: { submitter: "disabled" | "aria-disabled" } }
  export const cache: { clear(): void }
  export const session: { refresh(url: string): void }
  export function visit(location: string | URL, options?: VisitOptions): void
  export function morphElements(current: Element, next: Element): void
}

interface VisitOptions {
  action?: "advance" | "replace"
  frame?: string
  shouldCacheSnapshot?: boolean
}

interface SubmitEndDetail {
  success: boolean
  fetchResponse?: { response: Response }
}

interface StreamRenderDetail {
  newStream: Element
  render: (stream: Element) => Promise<void>
}

interface HTMLElementEventMap {
  "turbo:submit-end": CustomEvent<SubmitEndDetail>
}

interface FetchRequestDetail {
  fetchOptions: { headers: Record<string, string> }
}

interface ServiceWorkerRegistration {
  // Not in every browser.
  readonly sync?: { register(tag: string): Promise<void> }
}

interface DocumentEventMap {
  "turbo:before-fetch-request": CustomEvent<FetchRequestDetail>
  "turbo:fetch-request-error": CustomEvent
  "turbo:submit-end": CustomEvent<SubmitEndDetail>
  "turbo:before-stream-render": CustomEvent<StreamRenderDetail>
  "turbo:before-morph-element": CustomEvent<{ newElement?: Element }>
  "turbo:before-morph-attribute": CustomEvent<{ attributeName: string }>
}
