// A card beside a name. It stays while the pointer or the focus is on the name or in the card (WCAG 1.4.13), Escape
// closes it, and it lies behind the name in the order of tabs.

const PAUSE = 400
const GRACE = 250
const KEPT = 60_000
const GAP = 6

const fetched = new Map<string, { at: number; html: Promise<string | null> }>()
let shown: Glimpse | undefined
let timer = 0

/** Show it after a while, if the link is still pointed at or has the focus. */
export function consider(link: HTMLAnchorElement): void {
  if (shown?.link === link && shown.isThere) return
  clearTimeout(timer)
  timer = setTimeout(() => void open(link), PAUSE)
}

async function open(link: HTMLAnchorElement): Promise<void> {
  if (!isMeant(link)) return
  const html = await read(`${link.pathname}/glimpse`)
  if (!html || !isMeant(link) || !link.isConnected) return
  shown?.close()
  const card = document.createRange().createContextualFragment(html).querySelector<HTMLElement>(".glimpse")
  if (card) shown = new Glimpse(link, card)
}

function isMeant(link: Element): boolean {
  return link.matches(":hover, :focus-visible")
}

function read(url: string): Promise<string | null> {
  const known = fetched.get(url)
  if (known && Date.now() - known.at < KEPT) return known.html
  const html = fetch(url, { headers: { Accept: "text/html" } })
    .then((response) => (response.ok && !response.redirected ? response.text() : null), () => null)
  fetched.set(url, { at: Date.now(), html })
  return html
}

class Glimpse {
  private readonly ending = new AbortController()
  private grace = 0

  constructor(readonly link: HTMLAnchorElement, private readonly card: HTMLElement) {
    const { signal } = this.ending
    card.popover = "manual"
    link.after(card)
    for (const field of card.querySelectorAll<HTMLInputElement>("[name=next]")) field.value = location.pathname + location.search
    card.showPopover()
    this.place()
    for (const name of ["pointerout", "focusout"]) {
      for (const part of [link, card]) part.addEventListener(name, this.later, { signal })
    }
    // Before anything else that Escape would close.
    document.addEventListener("keydown", this.key, { signal, capture: true })
    document.addEventListener("turbo:before-cache", this.close, { signal })
    document.addEventListener("scroll", this.close, { signal, passive: true })
    card.addEventListener("submit", () => fetched.clear(), { signal })
  }

  /** A page that is made anew takes the card away. */
  get isThere(): boolean {
    return this.card.isConnected
  }

  private place(): void {
    const [name, { offsetWidth, offsetHeight }] = [this.link.getBoundingClientRect(), this.card]
    const isBelow = name.bottom + GAP + offsetHeight < innerHeight || name.top < offsetHeight + GAP
    const left = Math.max(GAP, Math.min(name.left, innerWidth - offsetWidth - GAP))
    this.card.style.left = `${left}px`
    this.card.style.top = `${isBelow ? name.bottom + GAP : name.top - offsetHeight - GAP}px`
  }

  private readonly later = (): void => {
    clearTimeout(this.grace)
    this.grace = setTimeout(() => {
      const isThere = isMeant(this.link) || this.card.matches(":hover") || this.card.contains(document.activeElement)
      if (!isThere) this.close()
    }, GRACE)
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return
    event.stopPropagation()
    if (this.card.contains(document.activeElement)) this.link.focus()
    this.close()
  }

  readonly close = (): void => {
    this.ending.abort()
    clearTimeout(this.grace)
    this.card.remove()
    if (shown === this) shown = undefined
  }
}
