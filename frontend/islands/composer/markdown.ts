// Rich text from the clipboard (web pages, Word, Outlook, Google Docs) to Markdown. The document it is parsed into is
// inert: nothing in it runs or loads.

const SKIPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "HEAD", "TITLE", "META", "NOSCRIPT", "OBJECT", "IFRAME"])
const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "HEADER", "FOOTER", "MAIN", "FIGURE", "DL", "DT", "DD", "ADDRESS", "FORM", "FIGCAPTION", "CENTER"])
const RICH = "h1,h2,h3,h4,h5,h6,ul,ol,table,a[href],pre,code,blockquote,strong,em,b,i,del,s,img[src],hr,[data-style*=bold],[data-style*='font-weight:7'],[data-style*='mso-list']"

/** Give the Markdown of rich text, or nothing where plain text says the same. */
export function toMarkdown(html: string): string {
  const body = new DOMParser().parseFromString(inert(html), "text/html").body
  if (!body.querySelector(RICH)) return ""
  return blocks(body)
}

/** Take out what the content security policy of this page would complain about; styles are still to be read. */
function inert(html: string): string {
  const bare = html.replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "")
  return bare.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, (_, name: string) => ` data-${name}=`))
}

function blocks(parent: Node): string {
  const parts: string[] = [""]
  for (const node of parent.childNodes) {
    const made = block(node)
    if (made === null) parts.push((parts.pop() ?? "") + inline(node))
    else parts.push(made, "")
  }
  // Every other part is a block; what stands in lines between them begins and ends with no space.
  const lines = parts.map((part, index) => (index % 2 ? part : part.replace(/ *\n */g, "\n").trim()))
  return lines.filter(Boolean).join("\n\n")
}

/** Give the Markdown of a block, or null of what stands in a line. */
function block(node: Node): string | null {
  if (!(node instanceof Element)) return null
  const name = node.tagName
  if (SKIPPED.has(name)) return ""
  const heading = /^H([1-6])$/.exec(name)?.[1]
  if (heading) return `${"#".repeat(Number(heading))} ${oneLine(node)}`
  if (name === "UL" || name === "OL") return list(node)
  if (name === "PRE") return `\`\`\`\n${(node.textContent ?? "").replace(/\n$/, "")}\n\`\`\``
  if (name === "BLOCKQUOTE") return blocks(node).split("\n").map((line) => `> ${line}`.trimEnd()).join("\n")
  if (name === "TABLE") return table(node as HTMLTableElement)
  if (name === "HR") return "---"
  if (/mso-list:\s*\S*l\d/.test(node.getAttribute("data-style") ?? "")) return officeItem(node)
  if (BLOCKS.has(name) || (isWrapper(node) && node.querySelector("p,div,ul,ol,table,h1,h2,h3,pre"))) return blocks(node)
  return null
}

function list(element: Element): string {
  const start = Number(element.getAttribute("start") ?? 1)
  let number = start - 1
  return [...element.children].map((item) => {
    if (item.tagName === "UL" || item.tagName === "OL") return list(item).replace(/^/gm, "   ")
    number += 1
    const mark = element.tagName === "OL" ? `${number}. ` : "- "
    return mark + blocks(item).replace(/\n{2,}/g, "\n").replace(/\n/g, `\n${" ".repeat(mark.length)}`)
  }).join("\n")
}

function officeItem(element: Element): string {
  const text = oneLine(element).replace(/^(?:[·•o§▪–-]|\d+[.)])\s+/, "")
  const mark = /^\s*(\d+)[.)]/.exec(element.textContent ?? "")
  const depth = Number(/level(\d)/.exec(element.getAttribute("data-style") ?? "")?.[1] ?? 1) - 1
  return `${"   ".repeat(depth)}${mark ? `${mark[1]}.` : "-"} ${text}`
}

function table(element: HTMLTableElement): string {
  const rows = [...element.rows].map((row) => [...row.cells].map((cell) => oneLine(cell).replace(/\|/g, "\\|")))
  const width = Math.max(...rows.map((row) => row.length), 0)
  const [first, ...rest] = rows
  if (!first || width < 2) return rows.flat().join("\n\n")
  const write = (cells: string[]): string => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`
  return [write(first), write(Array.from({ length: width }, () => "---")), ...rest.map(write)].join("\n")
}

function oneLine(element: Element): string {
  return [...element.childNodes].map(inline).join("").replace(/\s+/g, " ").trim()
}

function inline(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped((node.textContent ?? "").replace(/\s+/g, " "))
  if (!(node instanceof Element) || SKIPPED.has(node.tagName)) return ""
  const made = block(node)
  if (made !== null) return ` ${made.replace(/\n+/g, " ")} `
  if (node.tagName === "BR") return "\n"
  if (node.tagName === "IMG") return image(node as HTMLImageElement)
  const inner = [...node.childNodes].map(inline).join("")
  if (node.tagName === "CODE" || node.tagName === "KBD" || node.tagName === "TT") return `\`${(node.textContent ?? "").trim()}\``
  if (node.tagName === "A") return anchor(node, inner)
  return marked(marked(marked(inner, isStruck(node) ? "~~" : ""), isItalic(node) ? "*" : ""), isBold(node) ? "**" : "")
}

function anchor(element: Element, inner: string): string {
  const address = element.getAttribute("href") ?? ""
  if (!/^(?:https?:|mailto:|tel:)/i.test(address) || !inner.trim()) return inner
  return inner.trim() === address ? address : `[${inner.trim()}](${safeAddress(address)})`
}

function image(element: HTMLImageElement): string {
  const address = element.getAttribute("src") ?? ""
  const words = escaped(element.alt || "")
  return /^https?:/i.test(address) && words ? `[${words}](${safeAddress(address)})` : words
}

function marked(text: string, mark: string): string {
  if (!mark || !text.trim()) return text
  const [, before = "", words = "", after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  return before + mark + words + mark + after
}

/** Only what would become Markdown by chance. */
function escaped(text: string): string {
  return text.replace(/([\\`*[\]])/g, "\\$1").replace(/(^|\s)([#>+-]|\d+\.)(?=\s)/g, "$1\\$2").replace(/\\(\d+)\./g, "$1\\.")
}

function isWrapper(element: Element): boolean {
  return ["SPAN", "B", "FONT", "TBODY", "LABEL"].includes(element.tagName)
}

function safeAddress(address: string): string {
  return address.replace(/[()\s<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)
}

function styled(element: Element, property: string): string {
  const [, value = ""] = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(element.getAttribute("data-style") ?? "") ?? []
  return value.trim().toLowerCase()
}

function isBold(element: Element): boolean {
  const weight = styled(element, "font-weight")
  if (weight) return weight === "bold" || Number(weight) >= 600
  return element.tagName === "B" || element.tagName === "STRONG"
}

function isItalic(element: Element): boolean {
  const style = styled(element, "font-style")
  return style ? style === "italic" : element.tagName === "I" || element.tagName === "EM"
}

function isStruck(element: Element): boolean {
  const line = styled(element, "text-decoration(?:-line)?")
  return line ? line.includes("line-through") : ["DEL", "S", "STRIKE"].includes(element.tagName)
}
