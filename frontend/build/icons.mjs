// Joins lucide icons into one SVG sprite.

import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

export async function sprite(here, names) {
  const icons = join(here, "node_modules/lucide-static/icons")
  const symbols = []
  for (const asked of names) {
    const name = asked.replace("?", "")
    const path = join(icons, `${name}.svg`)
    if (!existsSync(path) && asked.startsWith("?")) continue
    if (!existsSync(path)) throw new Error(`No icon is called "${name}".`)
    symbols.push(symbol(name, await readFile(path, "utf8")))
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`
}

function symbol(name, svg) {
  const shapes = svg.replace(/<!--.*?-->/gs, "").replace(/^[^]*?<svg[^>]*>/, "").replace("</svg>", "")
  const body = shapes.replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>")
  const pen = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
  return `<symbol id="${name}" viewBox="0 0 24 24" ${pen}>${body}</symbol>`
}
