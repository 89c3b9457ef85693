// Cuts the two typefaces down to the letters and weights the interface uses.
//
// Newsreader is pinned to one optical size, Instrument Sans to its normal width. `font:NAME.woff2` in a stylesheet
// asks for one of the cuts below; each is made once and kept beside the packages.

import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import subset from "subset-font"

const latin = letters(0x20, 0xff) + "ıŒœ–—‘’‚“”„•…‹›€→←↑↓−™"
const extended = letters(0x100, 0x17f) + letters(0x218, 0x21b) + "ẞ"
const vietnamese = letters(0x1ea0, 0x1ef9) + "ĂăĐđĨĩŨũƠơƯư₫" + letters(0x300, 0x323)
const serif = { opsz: 22, wght: { min: 400, max: 600 } }
const sans = { wght: { min: 400, max: 700 } }

const cuts = {
  "newsreader-latin": ["newsreader", "newsreader-latin-opsz-normal", serif, latin],
  "newsreader-latin-ext": ["newsreader", "newsreader-latin-ext-opsz-normal", serif, extended],
  "newsreader-vietnamese": ["newsreader", "newsreader-vietnamese-opsz-normal", serif, vietnamese],
  "newsreader-italic-latin": ["newsreader", "newsreader-latin-opsz-italic", { opsz: 20, wght: 400 }, latin],
  "instrument-sans-latin": ["instrument-sans", "instrument-sans-latin-wght-normal", sans, latin],
  "instrument-sans-latin-ext": ["instrument-sans", "instrument-sans-latin-ext-wght-normal", sans, extended],
}

export function fontPlugin(here) {
  return {
    name: "fonts",
    setup(build) {
      build.onResolve({ filter: /^font:/ }, async ({ path }) => ({ path: await cut(here, path.slice(5, -6)) }))
    },
  }
}

async function cut(here, name) {
  const [family, file, variationAxes, text] = cuts[name]
  const recipe = createHash("sha256").update(JSON.stringify(cuts[name])).digest("hex").slice(0, 12)
  const folder = join(here, "node_modules/.cache/fonts", recipe)
  const path = join(folder, `${name}.woff2`)
  if (existsSync(path)) return path
  const source = await readFile(join(here, `node_modules/@fontsource-variable/${family}/files/${file}.woff2`))
  const options = { targetFormat: "woff2", variationAxes, noLayoutClosure: true }
  await mkdir(folder, { recursive: true })
  await writeFile(path, await subset(source, text, options))
  return path
}

function letters(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join("")
}
