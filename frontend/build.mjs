// Bundles scripts, styles, fonts and the icons named as arguments into hashed files with a manifest.
// Run through bin/assets, which finds the names.

import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import * as esbuild from "esbuild"
import { compress } from "./build/compress.mjs"
import { keepFormer } from "./build/former.mjs"
import { hashed } from "./build/hashed.mjs"
import { sprite } from "./build/icons.mjs"
import { turboPlugin } from "./build/turbo.mjs"

const here = import.meta.dirname
const out = join(here, "../flurfunk/web/static/assets")
const next = `${out}.next`

await rm(next, { recursive: true, force: true })
await mkdir(next, { recursive: true })

const shared = {
  absWorkingDir: here,
  entryPoints: ["app.ts", "styles/app.css", "styles/italics.css"],
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  outdir: next,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  // Nesting, light-dark() and cascade layers are used as the browsers understand them.
  supported: { nesting: true },
  loader: { ".woff2": "file" },
  plugins: [turboPlugin],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
}
// What is imported on first use becomes a file of its own; the worker has all it needs in one.
const pages = await esbuild.build({ ...shared, splitting: true })
const worker = await esbuild.build({ ...shared, entryPoints: ["worker/worker.ts"] })
const outputs = { ...pages.metafile.outputs, ...worker.metafile.outputs }

const manifest = {}
for (const [file, { entryPoint }] of Object.entries(outputs)) {
  if (entryPoint?.startsWith("islands/")) manifest[entryPoint.replace(/\.ts$/, ".js")] = basename(file)
  else if (entryPoint) manifest[basename(entryPoint).replace(/\.ts$/, ".js")] = basename(file)
  else if (file.endsWith(".woff2")) manifest[basename(file).replace(/-[A-Z0-9]{8}\.woff2$/, ".woff2")] = basename(file)
}
manifest["icons.svg"] = await hashed(next, "icons.svg", await sprite(here, process.argv.slice(2)))
await writeFile(join(next, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n")
await compress(next)
await keepFormer(out, next)

// Swapped at the end, so that a page asked for meanwhile finds either the old files or the new.
await rm(`${out}.old`, { recursive: true, force: true })
await rename(out, `${out}.old`).catch(() => {})
await rename(next, out)
await rm(`${out}.old`, { recursive: true, force: true })
