// Writes a file under a name that carries a digest of its content.

import { createHash } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { extname, join } from "node:path"

export async function hashed(folder, name, content) {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase()
  const extension = extname(name)
  const full = `${name.slice(0, -extension.length)}-${digest}${extension}`
  await writeFile(join(folder, full), content)
  return full
}
