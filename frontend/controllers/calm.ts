// Waiting so that a thousand open pages do not ask at the same instant, and hidden ones not at all.

export async function calm(longest = 1200): Promise<void> {
  await visible()
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longest))
}

function visible(): Promise<void> {
  if (document.visibilityState === "visible") return Promise.resolve()
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState !== "visible") return
      document.removeEventListener("visibilitychange", look)
      resolve()
    }
    document.addEventListener("visibilitychange", look)
  })
}
