// Lets the files of the build before stay for one more: pages that are open, and a server that runs, still name them.

import { copyFile, readFile, readdir } from "node:fs/promises"
import { join } from "node:path"

export async function keepFormer(folder, next) {
  const manifest = await readFile(join(folder, "manifest.json"), "utf8").catch(() => "{}")
  const former = new Set(Object.values(JSON.parse(manifest)))
  const there = new Set(await readdir(next))
  const found = await readdir(folder).catch(() => [])
  for (const name of found) {
    if (former.has(name.replace(/\.(br|gz)$/, "")) && !there.has(name)) await copyFile(join(folder, name), join(next, name))
  }
}
