// The pages read lately, as options: those that are kept for reading offline, the last one first, this one left out.

export interface Page {
  url: string
  title: string
}

const MOST = 6

export function recentOptions(kept: Page[]): HTMLElement[] {
  const pages = kept.filter(({ url }) => url !== location.href.replace(/#.*/, ""))
  const sprite = document.querySelector("use")?.getAttribute("href")?.replace(/#.*/, "") ?? ""
  return pages.slice(0, MOST).map(({ url, title }) => option(url, title, `${sprite}#history`))
}

function option(url: string, title: string, icon: string): HTMLElement {
  const made = Object.assign(document.createElement("a"), { className: "palette-option", href: url, tabIndex: -1 })
  made.setAttribute("role", "option")
  made.setAttribute("aria-selected", "false")
  made.dataset.words = title
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  picture.setAttribute("class", "icon")
  picture.setAttribute("aria-hidden", "true")
  picture.append(document.createElementNS("http://www.w3.org/2000/svg", "use"))
  picture.firstElementChild?.setAttribute("href", icon)
  made.append(picture, Object.assign(document.createElement("span"), { className: "palette-name truncate", textContent: title }))
  return made
}
