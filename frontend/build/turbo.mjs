// Takes out of Turbo the style element it writes into the page: the content security policy forbids it, and
// styles/base/text.css draws the progress bar.

import { readFile } from "node:fs/promises"

const WRITES_STYLE = "    this.installStylesheetElement();\n"

export const turboPlugin = {
  name: "turbo",
  setup(build) {
    build.onLoad({ filter: /turbo\.es2017-esm\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8")
      if (!source.includes(WRITES_STYLE)) throw new Error("Turbo writes its style elsewhere now: look at build/turbo.mjs.")
      return { contents: source.replace(WRITES_STYLE, ""), loader: "js" }
    })
  },
}
