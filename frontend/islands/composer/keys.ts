// What keys do while somebody writes: lists and quotations go on by themselves, and end on an empty item.

import { ADDRESS } from "./formats"
import { type Area, lineAt, replace, selected } from "./edits"

const ITEM = /^(\s*)([-*+]|\d+[.)])( \[[ xX]\])? (.*)$/
const QUOTED = /^(\s*(?:> ?)+)(.*)$/

/** Go on with the list or the quotation the cursor is in; tell whether there was one. */
export function breakLine(area: Area): boolean {
  if (area.selectionStart !== area.selectionEnd) return false
  const { start, text } = lineAt(area)
  const at = area.selectionStart - start
  const [whole, before, content] = beginning(text) ?? []
  if (whole === undefined || before === undefined || at < whole.length) return false
  if (content?.trim() === "") replace(area, [start, start + text.length], "")
  else replace(area, [area.selectionStart, area.selectionStart], `\n${before}`)
  return true
}

/** Let an item of a list stand deeper beneath the one above, or less deep; tell whether it could. */
export function indent(area: Area, isBack: boolean): boolean {
  const { start, text } = lineAt(area)
  const [, depth, mark] = ITEM.exec(text) ?? []
  if (depth === undefined || mark === undefined) return false
  const above = ITEM.exec(start > 0 ? lineAt(area, start - 1).text : "")
  const step = isBack ? outer(area, start, depth) : (above?.[1]?.length ?? -1) + (above?.[2]?.length ?? 0) + 1
  if (isBack ? depth.length === 0 : !above || depth.length >= step) return false
  const cursor = Math.max(area.selectionStart + step - depth.length, start)
  replace(area, [start, start + depth.length], " ".repeat(step))
  area.setSelectionRange(cursor, cursor)
  return true
}

/** An address pasted over words becomes a link on them. */
export function linkOver(area: Area, pasted: string): boolean {
  const words = selected(area)
  if (!words.trim() || words.includes("\n") || ADDRESS.test(words) || !ADDRESS.test(pasted.trim())) return false
  replace(area, [area.selectionStart, area.selectionEnd], `[${words}](${pasted.trim()})`)
  return true
}

function beginning(text: string): [string, string, string] | null {
  const item = ITEM.exec(text)
  if (item) {
    const [, depth = "", mark = "", task, content = ""] = item
    const next = /\d/.test(mark) ? `${Number.parseInt(mark) + 1}${mark.slice(-1)}` : mark
    return [text.slice(0, text.length - content.length), `${depth}${next}${task ? " [ ]" : ""} `, content]
  }
  const [, before, content = ""] = QUOTED.exec(text) ?? []
  return before === undefined ? null : [before, before, content]
}

function outer(area: Area, start: number, depth: string): number {
  for (let at = start; at > 0;) {
    const line = lineAt(area, at - 1)
    const above = ITEM.exec(line.text)
    if (!above) return 0
    if ((above[1] ?? "").length < depth.length) return (above[1] ?? "").length
    at = line.start
  }
  return 0
}
