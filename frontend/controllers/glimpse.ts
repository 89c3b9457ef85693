// Pointing at a name, or coming to it by the keyboard, shows a small card about it; what shows it is loaded on first use.

const NAMED = ".entry a, .comment a, .notification a"
const ABOUT = /^\/(people|spaces|topics)\/[^/]+$/

export function glimpse(): void {
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") show(event.target)
  })
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible")) show(target)
  })
}

function show(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(NAMED) : null
  if (!link || !ABOUT.test(link.pathname) || link.origin !== location.origin || link.closest(".glimpse")) return
  void import("../islands/glimpse/glimpse").then(({ consider }) => consider(link), () => {})
}
