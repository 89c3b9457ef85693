// Sends one file in pieces, as tus 1.0 does: after a lost line it asks how much has arrived and goes on from there.

export interface Stored {
  id: number
  name: string
  size: number
  preview: string
}

const PIECE = 500_000
const WAITS = [1, 2, 4, 8]

export class TooLargeError extends Error {}

export async function send(file: File, signal: AbortSignal, tell: (share: number) => void): Promise<Stored> {
  const address = await patiently(signal, () => announce(file, signal))
  let offset = 0
  let isSure = true
  for (;;) {
    const answer = await patiently(signal, async () => {
      if (!isSure) offset = await arrived(address, signal)
      isSure = false
      return checked(await fetch(address, {
        method: "PATCH", signal, redirect: "manual", body: file.slice(offset, offset + PIECE),
        headers: { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" },
      }), 409)
    })
    isSure = true
    if (answer.status === 200) return await answer.json() as Stored
    offset = Number(answer.headers.get("Upload-Offset"))
    tell(offset / file.size)
  }
}

async function announce(file: File, signal: AbortSignal): Promise<string> {
  const body = new URLSearchParams({ name: file.name || "file", size: String(file.size) })
  const response = checked(await fetch("/uploads", { method: "POST", body, signal, redirect: "manual" }))
  return response.headers.get("Location") ?? ""
}

async function arrived(address: string, signal: AbortSignal): Promise<number> {
  const response = checked(await fetch(address, { method: "HEAD", signal, redirect: "manual" }))
  return Number(response.headers.get("Upload-Offset"))
}

function checked(response: Response, ...also: number[]): Response {
  if (response.ok || also.includes(response.status)) return response
  if (response.status === 413 || response.status === 422) throw new TooLargeError()
  throw new Error(String(response.status))
}

/** Try again after a while, a few times; what the server refuses for good is not tried again. */
async function patiently<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await act()
    } catch (error) {
      if (signal.aborted || error instanceof TooLargeError) throw error
      await new Promise((resolve) => setTimeout(resolve, wait * 1000))
    }
  }
  return act()
}
