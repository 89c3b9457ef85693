// Where on the page a character of a text area stands: measured in a copy of it that nobody sees.

const COPIED = ["font", "letterSpacing", "wordSpacing", "textIndent", "textTransform", "tabSize", "lineHeight", "paddingTop",
  "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth", "borderRightWidth", "borderBottomWidth", "borderLeftWidth",
  "boxSizing", "direction", "textAlign"] as const

export function placeOf(area: HTMLTextAreaElement, position: number): { left: number; top: number; height: number } {
  const style = getComputedStyle(area)
  const copy = document.createElement("div")
  for (const name of COPIED) copy.style[name] = style[name]
  Object.assign(copy.style, {
    position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", borderStyle: "solid",
    inlineSize: `${area.offsetWidth}px`, top: "0", left: "0",
  })
  const mark = document.createElement("span")
  mark.textContent = area.value.slice(position, position + 1) || "."
  copy.append(area.value.slice(0, position), mark)
  document.body.append(copy)
  const left = mark.offsetLeft
  const top = mark.offsetTop - area.scrollTop
  const height = Number.parseFloat(style.lineHeight) || mark.offsetHeight
  copy.remove()
  return { left, top, height }
}
