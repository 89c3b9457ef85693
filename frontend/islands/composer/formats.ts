// What the buttons do with what is selected: Markdown round it or before each of its lines, taken off again likewise.

import { type Area, block, replace, selected } from "./edits"

const LISTED = /^(\s*)(?:[-*+] |\d+[.)] |> ?)/
export const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i

export function wrap(area: Area, mark: string, sample: string): void {
  const { selectionStart: from, selectionEnd: to, value } = area
  const inner = selected(area)
  const length = mark.length
  if (value.slice(from - length, from) === mark && value.slice(to, to + length) === mark) {
    return replace(area, [from - length, to + length], inner, [0, inner.length])
  }
  const [, before = "", text = "", after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(inner) ?? []
  const words = text || sample
  const start = before.length + length
  replace(area, [from, to], before + mark + words + mark + after, [start, start + words.length])
}

export function link(area: Area, sample: string): void {
  const inner = selected(area)
  const [words, address] = ADDRESS.test(inner) ? [sample, inner] : [inner || sample, "https://"]
  const start = ADDRESS.test(inner) ? 1 : words.length + 3
  const length = ADDRESS.test(inner) ? words.length : address.length
  replace(area, [area.selectionStart, area.selectionEnd], `[${words}](${address})`, [start, start + length])
}

export function code(area: Area, sample: string): void {
  const inner = selected(area)
  if (!inner.includes("\n")) return wrap(area, "`", sample)
  const { start, end, text } = block(area)
  replace(area, [start, end], `\`\`\`\n${text}\n\`\`\``, [4, 4 + text.length])
}

export function lines(area: Area, begin: (number: number) => string): void {
  const { start, end, text } = block(area)
  const all = text.split("\n")
  const isOn = all.every((line, index) => line.startsWith(begin(index + 1)))
  const made = all.map((line, index) => {
    const bare = line.replace(LISTED, "$1")
    return isOn ? bare : begin(index + 1) + bare
  }).join("\n")
  replace(area, [start, end], made, all.length > 1 ? [0, made.length] : undefined)
}
