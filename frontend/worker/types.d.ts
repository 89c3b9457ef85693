// Background sync is not in every browser, and not among the types.

interface ServiceWorkerGlobalScopeEventMap {
  sync: ExtendableEvent
}
